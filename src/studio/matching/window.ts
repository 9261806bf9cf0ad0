import { type RawBuilder, sql } from 'kysely'
import type { Clock, Source } from './sources/source.ts'

/** The trigger `t` counts in hours or minutes. */
export const timed: RawBuilder<boolean> = sql`t.offset_unit IN ('hours', 'minutes')`

/** Its offset in hours or minutes. */
export const timeOffset: RawBuilder<unknown> = sql`make_interval(mins => t.offset_count * CASE t.offset_unit WHEN 'hours' THEN 60 ELSE 1 END)`

/** What is looked at: what fell due after this day, or after this instant where instants count, up to now. */
export type Since = { on: RawBuilder<unknown>; at: RawBuilder<unknown> }

/** Since the trigger was swept. */
export const sinceSwept: Since = { on: sql`t.swept_on`, at: sql`t.swept_at` }

/**
 * Which anchors of a trigger `t` fall due after `since` and not in the future, as the lateral table `w`: days after `after` up to `upto`, instants after
 * `after_at` up to `upto_at`, those on these days from `first_at` before `end_at`, yearly dates. Hours are counted from a civil date and a
 * time on a wall anywhere: their days are wider than need be by two, and `dueSince` is exact.
 */
export function window(since: Since, { today, now, zone, week }: Clock): RawBuilder<unknown> {
  const shifted = (due: RawBuilder<unknown>) => sql`last_shifted_to(${due}, t.offset_count, t.offset_unit, ${week}::smallint[])`
  const startOf = (day: RawBuilder<unknown>) => sql`instant_of((${day} + 1)::timestamp, ${zone})`
  const atOnce = sql`t.offset_count = 0`
  const moment = sql`interval '1 microsecond'`
  return sql`CROSS JOIN LATERAL (
    SELECT d.after, d.upto, ${startOf(sql`d.after`)} AS first_at, ${startOf(sql`d.upto`)} AS end_at,
      CASE WHEN ${timed} THEN ${since.at} - ${timeOffset} WHEN ${atOnce} THEN ${since.at} ELSE ${startOf(sql`d.after`)} - ${moment} END AS after_at,
      CASE WHEN ${timed} THEN ${now}::timestamptz - ${timeOffset} WHEN ${atOnce} THEN ${now}::timestamptz ELSE ${startOf(sql`d.upto`)} - ${moment} END AS upto_at,
      CASE WHEN t.moment IN ('birthday', 'anniversary') THEN yearly_between(d.after, d.upto, (SELECT leap_day FROM studio)) END AS yearly
    FROM (SELECT
      CASE WHEN ${timed} THEN ((${since.at} - ${timeOffset}) AT TIME ZONE 'UTC')::date - 2 ELSE ${shifted(since.on)} END AS after,
      CASE WHEN ${timed} THEN ((${now}::timestamptz - ${timeOffset}) AT TIME ZONE 'UTC')::date + 1 ELSE ${shifted(sql`${today}::date`)} END AS upto) d
    OFFSET 0) w`
}

/** A fact's dates `j` fell due after `since`, exactly. */
export function dueSince(source: Source, since: Since): RawBuilder<boolean> {
  const byInstant = source.kind === 'instant' ? sql`(${timed} OR t.offset_count = 0)` : timed
  return sql`CASE WHEN ${byInstant} THEN j.due_at > ${since.at} ELSE j.due_on > ${since.on} END`
}
