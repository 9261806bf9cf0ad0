import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'

/** Keeps which rows of a kind a merge moved, for undoing it. Other slices note theirs by it. */
export async function noteMoved(work: Work, { mergeId, what, ids }: { mergeId: number; what: string; ids: readonly number[] }): Promise<void> {
  if (ids.length === 0) return
  await sql`
    INSERT INTO client_merge_move (merge_id, what, row_id) SELECT ${mergeId}::bigint, ${what}, * FROM unnest(${ids}::bigint[])
    ON CONFLICT DO NOTHING`.execute(work.db)
}
