import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'

type Repeated = { id: number; trigger_id: number; subject_kind: string; subject_id: number; family_member_id: number | null }

/**
 * Lets one transaction at a time decide about the items of a trigger that fires once per record, or once in so many days: of two that are processed at the same moment the
 * second then sees what the first has done. Judge afterwards. Returns, of those items, what may be done once: items of one key exclude each other.
 */
export async function lockRepeats(work: Work, ids: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await sql<Repeated>`
    SELECT i.id, i.trigger_id, i.subject_kind, i.subject_id, i.family_member_id FROM triggered_item i JOIN trigger t ON t.studio_id = i.studio_id AND t.id = i.trigger_id
    WHERE i.id = ANY(${ids}::bigint[]) AND t.repeat IN ('once', 'spaced')`.execute(work.db)
  // By trigger and not by record: a batch has a thousand records, and the database's table of locks is small. Always in the same order.
  const triggers = [...new Set(rows.map((row) => row.trigger_id))].sort((one, other) => one - other)
  for (const id of triggers) await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`once per record ${id}`}, 0))`.execute(work.db)
  return new Map(rows.map((row) => [row.id, `${row.trigger_id} ${row.subject_kind} ${row.subject_id} ${row.family_member_id ?? ''}`]))
}
