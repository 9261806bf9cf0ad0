import { type RawBuilder, sql } from 'kysely'
import { type Criterion, noneFails } from './criteria.ts'
import { alive, dates, factColumns, fitting, itemColumns, itsClient, lateness, ofSource } from './judgement.ts'
import type { Clock, Source } from './sources/source.ts'
import { dueSince, type Since, window } from './window.ts'

/** `facts`: which of the source's facts are looked at, where that is not all of them. `more`: further columns. */
export type Looking = { source: Source; clock: Clock; since: Since; criteria: readonly Criterion[]; facts?: RawBuilder<boolean>; more?: RawBuilder<unknown> }

/**
 * What falls due at one source after `since` and up to the clock, for every live trigger of it: one index descent a trigger and what is due. The query
 * may be narrowed. The sweep asks it up to now, the forecast up to a day to come.
 */
export function fallenDue({ source, clock, since, criteria, facts = sql`true`, more = sql`` }: Looking): RawBuilder<unknown> {
  const late = lateness(clock).swept
  return sql`
    SELECT ${itemColumns(source)}, ${late} AS late ${more}
    FROM trigger t
    ${window(since, clock)}
    CROSS JOIN LATERAL (
      SELECT ${factColumns(source)} FROM ${source.from}
      WHERE ${source.studio} = t.studio_id AND ${fitting(source)} AND ${source.range} AND (w.after < w.upto OR w.after_at < w.upto_at) AND ${facts}
      OFFSET 0 -- a fence: otherwise the planner hashes the whole table for all triggers together
    ) m
    ${dates(clock)}
    ${itsClient}
    WHERE t.active AND t.archived_at IS NULL AND ${ofSource(source)} AND ${dueSince(source, since)} AND ${alive(clock)} AND ${noneFails(criteria)}
      AND NOT (t.late = 'never' AND ${late})`
}
