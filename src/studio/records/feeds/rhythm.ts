import { type RawBuilder, sql } from 'kysely'
import { refuseField } from '#platform/refusal.ts'
import { rhythms } from './contract.ts'

export type Rhythm = { every_minutes: number | null; daily_at: string | null }

/** The rhythm that is asked for: one of the two, the other goes. */
export function rhythmFrom(asked: { [K in keyof Rhythm]: Rhythm[K] | undefined }, before: Rhythm = { every_minutes: rhythms.usual, daily_at: null }): Rhythm {
  const { every_minutes = null, daily_at = null } = asked
  if (every_minutes !== null && daily_at !== null) throw refuseField('daily_at', 'feed-rhythm', 'Choose one: every so many minutes, or once a day at a time.')
  if (every_minutes !== null || daily_at !== null) return { every_minutes, daily_at }
  if (asked.every_minutes === undefined && asked.daily_at === undefined) return { every_minutes: before.every_minutes, daily_at: before.daily_at }
  const left = { every_minutes: asked.every_minutes === null ? null : before.every_minutes, daily_at: asked.daily_at === null ? null : before.daily_at }
  return left.every_minutes === null && left.daily_at === null ? { every_minutes: rhythms.usual, daily_at: null } : left
}

/**
 * When a feed looks next, for an UPDATE of `feed`. After a failure later and later, from five minutes to six hours, but a daily one no later
 * than its day's time. `soon`: in a minute, because a file may be complete by then.
 */
export function nextLook({ failures, soon }: { failures: number; soon: boolean }): RawBuilder<Date> {
  if (soon) return sql`clock_timestamp() + interval '1 minute'`
  const backOff = failures === 0 ? 0 : Math.min(360, 5 * 2 ** Math.min(failures - 1, 10))
  const ofDay = sql<Date>`(
    SELECT min(day.at) FROM (
      SELECT ((clock_timestamp() AT TIME ZONE studio.zone)::date + days + feed.daily_at::time) AT TIME ZONE studio.zone AS at
      FROM studio, generate_series(0, 2) AS days WHERE studio.id = feed.studio_id) AS day
    WHERE day.at > clock_timestamp())`
  return sql`CASE
    WHEN feed.daily_at IS NULL THEN clock_timestamp() + make_interval(mins => greatest(feed.every_minutes, ${backOff}::int))
    WHEN ${failures}::int = 0 THEN ${ofDay}
    ELSE least(${ofDay}, clock_timestamp() + make_interval(mins => ${backOff}::int)) END`
}
