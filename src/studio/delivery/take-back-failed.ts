import { sql } from 'kysely'
import { addDays } from '#studio/calendar/civil-date.ts'
import { startOfDay } from '#studio/calendar/zone.ts'
import { moveItems } from '#studio/matching/move-items.ts'
import { verifyItems } from '#studio/matching/verify-items.ts'
import { takeBackEffects } from '#studio/processing/take-back-effects.ts'
import type { Work } from '#studio/staff/work.ts'

/**
 * Takes failed emails of an undone run back, and returns their ids: nobody got them, so nobody is asked to act on them, and their items
 * are held like all others of the run. One that was sent again since, or whose next channel stands, stays as it is. The caller holds
 * the messages' locks.
 */
export async function takeBackFailed(work: Work, ids: readonly number[], runId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    UPDATE dispatch d SET state = 'recalled', followed = true, settled_at = ${work.now}, version = version + 1,
      reason = 'The run was undone, so nothing follows its failure' || coalesce(': ' || d.reason, '.')
    FROM effect e
    WHERE d.communication_id = ANY(${ids}::bigint[]) AND d.state = 'failed'
      AND e.studio_id = d.studio_id AND e.communication_id = d.communication_id AND e.run_id = ${runId}
      AND NOT EXISTS (SELECT FROM effect n WHERE n.studio_id = e.studio_id AND n.item_id = e.item_id AND n.output_id = e.output_id AND n.recipient = e.recipient
        AND n.state IN ('generated', 'waived') AND (n.step > e.step OR (n.communication_id = e.communication_id AND n.resends > e.resends)))
    RETURNING d.communication_id AS id`.execute(work.db)
  const taken = rows.map((row) => row.id)
  const items = await takeBackEffects(work, { communicationIds: taken, taskIds: [] }, 'held')
  const holdUntil = startOfDay(addDays(work.today, 1), work.studio.zone)
  await moveItems(
    work,
    items.map((id) => ({ id, to: 'held', reason: 'undone', holdUntil, runId })),
  )
  await verifyItems(work, items)
  return taken
}
