import { sql } from 'kysely'
import { actorColumns } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import type { ItemState } from './item.ts'
import type { ReasonCode } from './reasons.ts'
import { untilResumed } from './waiting.ts'

/** Where an item goes, and why. `late`: it comes to qualify after its trigger date. */
export type Move = {
  id: number
  to: ItemState
  reason: ReasonCode | null
  detail?: string | null
  holdUntil?: Date | null
  runId?: number | null
  late?: boolean
  /** The hold is until a day that somebody chose. */
  chosenDay?: boolean
}

/**
 * Moves items along their life, each with an appended event, in one statement. Returns the ids that moved. The caller holds the
 * rows' locks or accepts that somebody else was faster; transitions were checked by the pure table in item.ts. An item of an automatic
 * trigger is held until it is resumed, unless a day was chosen; one that comes to qualify late waits for a person.
 */
export async function moveItems(work: Work, moves: readonly Move[]): Promise<number[]> {
  if (moves.length === 0) return []
  const actor = actorColumns(work.actor)
  const { rows } = await sql<{ id: number }>`
    WITH wanted AS (
      SELECT id, state_to, reason, detail, hold_until, run_id, late, chosen
      FROM unnest(${moves.map((move) => move.id)}::bigint[], ${moves.map((move) => move.to)}::text[], ${moves.map((move) => move.reason)}::text[],
        ${moves.map((move) => move.detail ?? null)}::text[], ${moves.map((move) => move.holdUntil ?? null)}::timestamptz[],
        ${moves.map((move) => move.runId ?? null)}::bigint[], ${moves.map((move) => move.late ?? false)}::boolean[],
        ${moves.map((move) => move.chosenDay ?? false)}::boolean[]) AS w(id, state_to, reason, detail, hold_until, run_id, late, chosen)),
    before AS (
      SELECT i.id, i.state, w.state_to, w.reason, w.detail, w.run_id, w.late, nextval('item_event_id_seq') AS event_id,
        CASE WHEN t.automatic AND NOT w.chosen AND w.hold_until IS NOT NULL THEN ${untilResumed} ELSE w.hold_until END AS hold_until, w.late AND t.automatic AND t.late = 'wait' AS waits
      FROM (SELECT * FROM wanted ORDER BY id) w
      CROSS JOIN LATERAL (SELECT * FROM triggered_item i WHERE i.id = w.id FOR NO KEY UPDATE) i
      JOIN trigger t ON t.studio_id = i.studio_id AND t.id = i.trigger_id),
    moved AS (
      UPDATE triggered_item i SET state = b.state_to, reason = b.reason, detail = b.detail, late = i.late OR b.late, state_at = ${work.now}, version = i.version + 1, last_event_id = b.event_id,
        waits_for = CASE WHEN b.waits THEN 'late' ELSE i.waits_for END, waits_until = CASE WHEN NOT b.waits THEN i.waits_until END, let_go = i.let_go AND NOT b.waits,
        hold_until = CASE b.state_to WHEN 'held' THEN coalesce(b.hold_until, i.hold_until) WHEN 'withdrawn' THEN i.hold_until END
      FROM before b WHERE i.id = b.id RETURNING i.id)
    INSERT INTO item_event (id, item_id, at, from_state, to_state, reason, detail, run_id, actor_kind, actor_id, actor_name)
    SELECT b.event_id, b.id, ${work.now}, b.state, b.state_to, b.reason, b.detail, b.run_id, ${actor.actor_kind}, ${actor.actor_id}::bigint, ${actor.actor_name}
    FROM before b JOIN moved m USING (id) RETURNING item_id AS id`.execute(work.db)
  return rows.map((row) => row.id)
}
