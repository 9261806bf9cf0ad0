import { sql } from 'kysely'
import type { Outcome } from '#studio/processing/outcome.ts'
import { undoUntil, untouchedDecisions } from '#studio/processing/undoing.ts'
import { type ActorColumns, actorOf } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import { recallable } from './dispatch.ts'

type Row = ActorColumns & { id: number; at: Date; undoable_until: Date; outcomes: Partial<Record<Outcome, number>> }

/** Only the latest so many runs are looked at, so that asking every few seconds costs the same in a studio of ten years. */
const looked = 100

/** The latest runs of which something can still be taken back, newest first: for whoever comes to the screen after they were started. People’s come before those that went by themselves. */
export async function listUndoableRuns(work: Work) {
  const { rows } = await sql<Row>`
    SELECT r.id, coalesce(r.finished_at, r.requested_at) AS at, ${undoUntil(work.now)} AS undoable_until, r.actor_kind, r.actor_id, r.actor_name,
      (SELECT coalesce(jsonb_object_agg(o.outcome, o.count), '{}') FROM (
        SELECT outcome, count(*)::int AS count FROM run_decision WHERE studio_id = r.studio_id AND run_id = r.id AND outcome IS NOT NULL GROUP BY outcome) o) AS outcomes
    FROM (SELECT * FROM processing_run ORDER BY id DESC LIMIT ${looked}) r
    JOIN studio s ON s.id = r.studio_id
    WHERE r.undone_at IS NULL AND ${undoUntil(work.now)} > ${work.now} AND (
      EXISTS (
        SELECT FROM effect f
        LEFT JOIN dispatch m ON m.studio_id = f.studio_id AND m.communication_id = f.communication_id
        LEFT JOIN communication c ON c.studio_id = f.studio_id AND c.id = f.communication_id
          AND (c.letter_state = 'waiting' OR (c.call_state = 'open' AND c.version = 1))
        LEFT JOIN task k ON k.studio_id = f.studio_id AND k.id = f.task_id AND k.version = 1 AND k.completed_at IS NULL AND k.canceled_at IS NULL
        WHERE f.studio_id = r.studio_id AND f.run_id = r.id AND f.state = 'generated'
          AND (c.id IS NOT NULL OR k.id IS NOT NULL OR m.state = ANY(${recallable}::text[])))
      OR EXISTS (SELECT FROM ${untouchedDecisions}))
    ORDER BY r.actor_kind = 'job', r.id DESC LIMIT 3`.execute(work.db)
  return {
    rows: rows.map(({ id, at, undoable_until, outcomes, ...actor }) => ({ id, at, undoable_until, outcomes, actor: actorOf(actor) })),
  }
}
