import { type RawBuilder, sql } from 'kysely'
import type { Source } from '../sources/source.ts'

/** A source as it is asked of the past, and until when each of its facts stood: reports of an email are kept with when they came in, so one that was opened later was not opened before. */
export function notOpenedThen(source: Source): { source: Source; until: RawBuilder<Date> } {
  if (source.moment !== 'not-opened') return { source, until: sql`'infinity'::timestamptz` }
  const opened = sql`SELECT min(v.noted_at) FROM mail_event v WHERE v.studio_id = e.studio_id AND v.communication_id = e.communication_id AND v.kind IN ('opened', 'clicked')`
  return { source: { ...source, also: [] }, until: sql`coalesce((${opened}), 'infinity')` }
}
