import { sql } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { WallTime } from '#studio/calendar/wall-time.ts'

/** A date of a session beside the primary one [g]: a second day, a fitting, the rain date. No trigger counts from it. */
export type FurtherDate = { label: string; on_day: CivilDate; at_time: WallTime | null }

/** A further date in SQL, of the alias `d`. */
export const furtherDateSql = sql`jsonb_build_object('label', d.label, 'on_day', d.on_day, 'at_time', to_char(d.at_time, 'HH24:MI'))`

/** In the order of the calendar, each once, so that their order is no change. */
export function inOrder(dates: readonly FurtherDate[]): FurtherDate[] {
  const unique = new Map(dates.map((date) => [keyOf(date), date]))
  return [...unique.values()].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

function keyOf({ on_day, at_time, label }: FurtherDate): string {
  return `${on_day} ${at_time ?? '00:00'} ${label}`
}
