import { type RawBuilder, sql } from 'kysely'

/** Skipped and deleted items take nothing out of the house, so they can be put back for so long even where messages do not rest. */
export const leastUndoSeconds = 300

/** Until when the run `r` of the studio `s` can be undone: as long as its messages rest, five minutes at least (decision 12). */
export function undoUntil(now: Date): RawBuilder<Date> {
  return sql`CASE WHEN r.state IN ('waiting', 'running') THEN ${now}::timestamptz ELSE coalesce(r.finished_at, r.requested_at) END
    + make_interval(secs => greatest(s.rest_seconds, ${leastUndoSeconds}))`
}

/** What the run `r` skipped or deleted and nothing has moved since: its decision `d`, the item `i`, and `e`, the event of the decision. */
export const untouchedDecisions: RawBuilder<unknown> = sql`
  run_decision d
  JOIN triggered_item i ON i.studio_id = d.studio_id AND i.id = d.item_id
  JOIN item_event e ON e.studio_id = i.studio_id AND e.id = i.last_event_id AND e.run_id = d.run_id
    AND (e.to_state = 'deleted' OR (e.to_state = 'held' AND e.reason = 'skipped'))
  WHERE d.studio_id = r.studio_id AND d.run_id = r.id AND d.outcome IN ('skipped', 'deleted')`
