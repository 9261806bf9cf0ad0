import { sql } from 'kysely'
import { addDays } from '#studio/calendar/civil-date.ts'
import { startOfDay } from '#studio/calendar/zone.ts'
import { moveItems } from '#studio/matching/move-items.ts'
import { takeBackEffects } from '#studio/processing/take-back-effects.ts'
import type { Work } from '#studio/staff/work.ts'
import { recallable } from './dispatch.ts'

export type Recall = {
  /** `withdrawn`: the record changed, the item returns when it matches again. `held`: a person took it back. */
  to: 'withdrawn' | 'held'
  /** Why, as a sentence. */
  why: string
}

/**
 * Takes messages back that have certainly not been handed over, and returns their ids. Their outputs and items are withdrawn or held
 * (semantics §7). What is being sent or was sent stays as it is.
 */
export async function recallMessages(work: Work, ids: readonly number[], recall: Recall): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    UPDATE dispatch SET state = 'recalled', reason = ${recall.why}, settled_at = ${work.now}, lease = NULL, lease_until = NULL, version = version + 1
    WHERE communication_id IN (SELECT communication_id FROM dispatch WHERE communication_id = ANY(${ids}::bigint[])
        AND state = ANY(${recallable}::text[]) ORDER BY communication_id FOR UPDATE)
      AND state = ANY(${recallable}::text[]) AND NOT doubtful
    RETURNING communication_id AS id`.execute(work.db)
  const recalled = rows.map((row) => row.id)
  const items = await takeBackEffects(work, { communicationIds: recalled, taskIds: [] }, recall.to)
  const holdUntil = recall.to === 'held' ? startOfDay(addDays(work.today, 1), work.studio.zone) : null
  await moveItems(
    work,
    items.map((id) => ({ id, to: recall.to, reason: 'recalled', detail: recall.why, holdUntil })),
  )
  return recalled
}
