import { sql } from 'kysely'
import { addDays } from '#studio/calendar/civil-date.ts'
import { dateAt, startOfDay } from '#studio/calendar/zone.ts'
import type { ItemState } from '#studio/matching/item.ts'
import { type Move, moveItems } from '#studio/matching/move-items.ts'
import type { ReasonCode } from '#studio/matching/reasons.ts'
import { verifyItems } from '#studio/matching/verify-items.ts'
import type { Work } from '#studio/staff/work.ts'
import { undoUntil, untouchedDecisions } from './undoing.ts'

type Decided = { id: number; at: Date; from_state: ItemState; reason: ReasonCode | null; detail: string | null }

/**
 * Puts back what a run skipped or deleted, to where it stood, as long as the run can be undone; returns how many. An item that
 * anything has happened to since stays as it is. The item is the same one, so its occurrence is not listed twice; it is matched
 * again at once, because nobody looked at it while it was deleted.
 */
export async function putBackDecided(work: Work, runId: number): Promise<number> {
  const { rows } = await sql<Decided>`
    SELECT i.id, u.at, u.from_state, b.reason, b.detail
    FROM processing_run r JOIN studio s ON s.id = r.studio_id
    CROSS JOIN LATERAL (SELECT i.id, i.last_event_id, e.at, e.from_state FROM ${untouchedDecisions}) u
    JOIN triggered_item i ON i.studio_id = r.studio_id AND i.id = u.id AND i.last_event_id = u.last_event_id
    LEFT JOIN LATERAL (SELECT reason, detail FROM item_event WHERE studio_id = i.studio_id AND item_id = i.id AND id < i.last_event_id ORDER BY id DESC LIMIT 1) b ON true
    WHERE r.id = ${runId} AND ${undoUntil(work.now)} > ${work.now} ORDER BY i.id FOR NO KEY UPDATE OF i`.execute(work.db)
  await moveItems(
    work,
    rows.map((row) => backTo(row, { work, runId })),
  )
  await verifyItems(
    work,
    rows.map((row) => row.id),
  )
  return rows.length
}

/**
 * What needs attention or was missed says so again; everything else says that it was undone. Whatever holds an item holds it until the
 * next day, so one that was held when it was decided was held until the day after that, also when it is put back past midnight.
 */
function backTo({ id, at, from_state: to, reason, detail }: Decided, { work, runId }: { work: Work; runId: number }): Move {
  if (to === 'attention' || to === 'expired') return { id, to, reason, detail, runId }
  const { zone } = work.studio
  return { id, to, reason: 'undone', holdUntil: to === 'held' ? startOfDay(addDays(dateAt(at, zone), 1), zone) : null, runId }
}
