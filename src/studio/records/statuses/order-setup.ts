import { sql } from 'kysely'
import { refuseField } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import type { SubjectKind } from '../subject.ts'

/** Puts the types of a kind, or its statuses, or those of one of its types, in this order. Refuses a list that does not name each exactly once. */
export async function orderSetup(
  work: Work,
  table: 'status' | 'type',
  wanted: { subject_kind: SubjectKind; type_id?: number | null; ids: readonly number[] },
): Promise<void> {
  const { subject_kind, type_id = null, ids } = wanted
  const family = table === 'type' ? sql`` : sql`AND type_id IS NOT DISTINCT FROM ${type_id}::bigint`
  const there = await sql<{ id: number }>`SELECT id FROM ${sql.table(table)} WHERE subject_kind = ${subject_kind} ${family} FOR UPDATE`.execute(work.db)
  const known = new Set(there.rows.map(({ id }) => id))
  if (ids.length !== known.size || new Set(ids).size !== known.size || !ids.every((id) => known.has(id))) {
    throw refuseField('ids', 'not-all', `Name every ${table} exactly once. One was added or deleted meanwhile: reload the page.`)
  }
  const places = sql`unnest(${ids}::bigint[]) WITH ORDINALITY AS w(id, position) WHERE t.id = w.id AND t.position <> w.position`
  const statuses = sql`UPDATE status t SET position = w.position, version = t.version + 1 FROM ${places}`
  const types = sql`UPDATE type t SET position = w.position, version = t.version + 1 FROM ${places}`
  await (table === 'status' ? statuses : types).execute(work.db)
}
