import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'

/**
 * Marks what was generated as taken back, so that processing the item again generates it anew, and returns the items that stand
 * processed and were concerned. The caller has recalled or canceled the communications and tasks themselves. With the last channel of a
 * chain go those before it whose message failed, or the failed one would pass for what was made; one that was sent again since stays.
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
      RETURNING studio_id, item_id, output_id, recipient, step),
    before AS (
      UPDATE effect e SET state = ${state} FROM taken t, dispatch d
      WHERE e.studio_id = t.studio_id AND e.item_id = t.item_id AND e.output_id = t.output_id AND e.recipient = t.recipient AND e.step < t.step AND e.state = 'generated'
        AND d.studio_id = e.studio_id AND d.communication_id = e.communication_id AND d.state = 'failed')
    SELECT i.id FROM triggered_item i WHERE i.id IN (SELECT item_id FROM taken) AND i.state = 'processed' ORDER BY i.id FOR NO KEY UPDATE`.execute(work.db)
  return rows.map((row) => row.id)
}
