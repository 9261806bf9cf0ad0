import { sql } from 'kysely'
import { addDays } from '#studio/calendar/civil-date.ts'
import { startOfDay } from '#studio/calendar/zone.ts'
import { moveItems } from '#studio/matching/move-items.ts'
import { verifyItems } from '#studio/matching/verify-items.ts'
import { cancelLetters } from '#studio/messages/letters/cancel-letters.ts'
import { takeBackEffects } from '#studio/processing/take-back-effects.ts'
import type { Work } from '#studio/staff/work.ts'
import { recallable } from './dispatch.ts'

export type Recall = {
  /**
   * `withdrawn`: the record changed, the item returns when it matches again. `held`: a person took it back. `active`: it is to be
   * processed anew.
   */
  to: 'withdrawn' | 'held' | 'active'
  /** Why, as a sentence. */
  why: string
}

/** What does not go: taken back, or perhaps arrived by an earlier try and in doubt again. */
export type Recalled = { recalled: number[]; inDoubt: number[] }

/**
 * Keeps messages that are waiting from leaving. Those that have certainly not been handed over are taken back: their outputs are
 * withdrawn or held, and their items go where the recall says (semantics §7). One that an earlier try may have brought there is not
 * taken back as if nobody had it: it is in doubt again, with the reason, for a person to see. What is being sent or was sent stays as
 * it is. Letters among them that were not printed yet are canceled.
 */
export async function recallMessages(work: Work, ids: readonly number[], recall: Recall): Promise<Recalled> {
  if (ids.length === 0) return { recalled: [], inDoubt: [] }
  const { rows } = await sql<{ id: number; doubtful: boolean }>`
    UPDATE dispatch SET state = CASE WHEN doubtful THEN 'in-doubt' ELSE 'recalled' END,
      reason = ${recall.why}::text || CASE WHEN doubtful THEN ' So it was not sent again; an earlier try may have arrived.' ELSE '' END,
      settled_at = ${work.now}, lease = NULL, lease_until = NULL, version = version + 1
    WHERE communication_id IN (SELECT communication_id FROM dispatch WHERE communication_id = ANY(${ids}::bigint[])
        AND state = ANY(${recallable}::text[]) ORDER BY communication_id FOR UPDATE)
      AND state = ANY(${recallable}::text[])
    RETURNING communication_id AS id, doubtful`.execute(work.db)
  const of = (doubtful: boolean) => rows.filter((row) => row.doubtful === doubtful).map((row) => row.id)
  const recalled = [...of(false), ...(await cancelLetters(work, ids, recall.why))]
  const items = await takeBackEffects(work, { communicationIds: recalled, taskIds: [] }, recall.to === 'held' ? 'held' : 'withdrawn')
  const holdUntil = recall.to === 'held' ? startOfDay(addDays(work.today, 1), work.studio.zone) : null
  await moveItems(
    work,
    items.map((id) => ({ id, to: recall.to, reason: 'recalled', detail: recall.why, holdUntil })),
  )
  // Nobody looked at it while it stood processed.
  if (recall.to === 'held') await verifyItems(work, items)
  return { recalled, inDoubt: of(true) }
}
