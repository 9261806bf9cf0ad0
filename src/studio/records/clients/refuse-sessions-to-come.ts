import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'

/** Refuses to put away or erase a client whose sessions are to come: they would be forgotten. */
export async function refuseSessionsToCome(work: Work, id: number, name: string): Promise<void> {
  const { rows } = await sql<{ number: string; primary_on: string }>`
    SELECT number, primary_on FROM session
    WHERE client_id = ${id} AND primary_on >= ${work.today} AND NOT canceled AND archived_at IS NULL ORDER BY primary_on, number`.execute(work.db)
  if (rows.length === 0) return
  const few = rows.slice(0, 3).map((row) => `${row.number} on ${row.primary_on}`)
  const list = rows.length > 3 ? `${few.join(', ')} and ${rows.length - 3} more` : few.join(', ')
  throw new Refusal('conflict', 'sessions-to-come', `${name} has sessions to come: ${list}. Cancel, move or archive them first.`)
}
