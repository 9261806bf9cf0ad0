import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'

/** A merge as it stands: its records moved `from` one client `to` the other; `back`: it was undone. */
export type TakenMerge = { mergeId: number; from: number; to: number; back: boolean }

/** Takes from the queue the merges that were made or undone, in their order, each once and as it stands now. Waits for whoever is just taking them. */
export async function takeMerges(work: Work): Promise<TakenMerge[]> {
  const taken = await sql<{ id: number }>`DELETE FROM record_change WHERE subject_kind = 'client_merge' RETURNING subject_id AS id`.execute(work.db)
  if (taken.rows.length === 0) return []
  const { rows } = await sql<TakenMerge>`
    SELECT id AS "mergeId", undone_at IS NOT NULL AS back,
      CASE WHEN undone_at IS NULL THEN loser_id ELSE winner_id END AS "from", CASE WHEN undone_at IS NULL THEN winner_id ELSE loser_id END AS "to"
    FROM client_merge WHERE id = ANY(${taken.rows.map(({ id }) => id)}::bigint[]) ORDER BY undone_at NULLS FIRST, id`.execute(work.db)
  return rows
}
