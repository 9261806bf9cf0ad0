import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'

/**
 * Marks what was generated as taken back, so that processing the item again generates it anew, and returns the items that stand
 * processed and were concerned. The caller has recalled or canceled the communications and tasks themselves.
 */
export async function takeBackEffects(
  work: Work,
  taken: { communicationIds: readonly number[]; taskIds: readonly number[] },
  state: 'withdrawn' | 'held',
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    WITH taken AS (
      UPDATE effect SET state = ${state}
      WHERE state = 'generated' AND (communication_id = ANY(${taken.communicationIds}::bigint[]) OR task_id = ANY(${taken.taskIds}::bigint[]))
      RETURNING item_id)
    SELECT i.id FROM triggered_item i WHERE i.id IN (SELECT item_id FROM taken) AND i.state = 'processed' ORDER BY i.id FOR UPDATE`.execute(work.db)
  return rows.map((row) => row.id)
}
