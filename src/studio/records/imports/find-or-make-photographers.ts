import { sql } from 'kysely'
import { addMember } from '#studio/staff/members/add-member.ts'
import type { Work } from '#studio/staff/work.ts'
import { absentNames } from './absent-names.ts'

/**
 * The numbers of photographers by their names in small letters; of two with one name, who is still there and takes sessions. Those
 * of `names` that are not there become members who cannot sign in, and are noted in `made`.
 */
export async function findOrMakePhotographers(work: Work, { names, made }: { names: readonly string[]; made: string[] }): Promise<Map<string, number>> {
  const lower = names.map((name) => name.toLowerCase())
  const read = async () => {
    const { rows } = await sql<{ id: number; name: string }>`
      SELECT id, name FROM member WHERE lower(name) = ANY(${lower}::text[]) ORDER BY archived_at IS NULL, takes_sessions, id DESC`.execute(work.db)
    return rows
  }
  const there = await read()
  const missing = absentNames(names, there)
  for (const name of missing) await addMember(work, { name, role: 'photographer', takes_sessions: true })
  made.push(...missing)
  // Of equal names the last in the order stays.
  return new Map((missing.length === 0 ? there : await read()).map(({ id, name }) => [name.toLowerCase(), id]))
}
