import { type RawBuilder, sql } from 'kysely'

/** What of a dispatch `d` other messages in its email say: those that were begun with it, or are tried again with it. What was taken out of it is not among them. */
export function ofOthers<T>(what: RawBuilder<T>): RawBuilder<T | null> {
  return sql<T | null>`CASE WHEN d.together IS NOT NULL AND d.attempts > 0 AND d.state NOT IN ('recalled', 'expired') THEN (
      SELECT ${what} FROM dispatch o JOIN communication oc ON oc.studio_id = o.studio_id AND oc.id = o.communication_id
      WHERE o.studio_id = d.studio_id AND o.together = d.together AND o.communication_id <> d.communication_id AND o.attempts > 0 AND o.state NOT IN ('recalled', 'expired')) END`
}
