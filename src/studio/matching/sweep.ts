import { type RawBuilder, sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { moveWatermarks } from '#studio/triggers/move-watermarks.ts'
import { type Admitted, admitItems, nothingAdmitted, together } from './admit-items.ts'
import { noneFails } from './criteria.ts'
import { liveSources } from './find-sources.ts'
import { alive, dates, factColumns, fitting, itemColumns, itsClient, lateness, ofSource, without } from './judgement.ts'
import { type Clock, clockOf, type Source } from './sources/source.ts'
import { dueSince, sinceSwept, window } from './window.ts'

/**
 * The first way in (semantics §2): what fell due since each trigger's watermark. One index descent a trigger and what is due, never
 * the size of the database. The watermark moves in the same transaction.
 */
export async function sweep(work: Work): Promise<Admitted> {
  const clock = clockOf(work)
  let total = nothingAdmitted
  for (const source of await liveSources(work, clock)) total = together(total, await admitItems(work, dueOf(source, clock), 'sweep'))
  await moveWatermarks(work)
  return total
}

/** What fell due at one source, for every live trigger of it. Those whose validity ran out before anybody swept are kept: they are Missed. */
export function dueOf(source: Source, clock: Clock): RawBuilder<unknown> {
  const criteria = without(clock, 'trigger-deleted', 'trigger-off', 'validity-over')
  const late = lateness(clock).swept
  return sql`
    SELECT ${itemColumns(source)}, ${late} AS late
    FROM trigger t
    ${window(sinceSwept, clock)}
    CROSS JOIN LATERAL (
      SELECT ${factColumns(source)} FROM ${source.from}
      WHERE ${source.studio} = t.studio_id AND ${fitting(source)} AND ${source.range} AND (w.after < w.upto OR w.after_at < w.upto_at)
      OFFSET 0 -- a fence: otherwise the planner hashes the whole table for all triggers together
    ) m
    ${dates(clock)}
    ${itsClient}
    WHERE t.active AND t.archived_at IS NULL AND ${ofSource(source)} AND ${dueSince(source, sinceSwept)} AND ${alive(clock)} AND ${noneFails(criteria)}
      AND NOT (t.late = 'never' AND ${late})`
}
