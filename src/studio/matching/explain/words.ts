import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { isTime, timeLabel } from '#studio/calendar/wall-time.ts'
import { wallClock, type Zone } from '#studio/calendar/zone.ts'
import { moments } from '#studio/triggers/moments.ts'
import type { Trigger } from '#studio/triggers/trigger.ts'

/** "Wed, Jun 10, 2026". */
export function dayWords(date: CivilDate): string {
  return new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', weekday: 'short', month: 'short', day: 'numeric', year: 'numeric' }).format(
    new Date(`${date}T00:00:00Z`),
  )
}

/** "Wed, Jun 10, 2026 at 9:00 AM", on the studio's clock. */
export function instantWords(at: Date, zone: Zone): string {
  const { date, time } = wallClock(at, zone)
  return `${dayWords(date)} at ${timeLabel(time)}`
}

/** "Wed, Jun 10, 2026 at 9:00 AM"; of a day without a time of day the day. */
export function dayAndTime(date: CivilDate, time: string | null): string {
  return time !== null && isTime(time) ? `${dayWords(date)} at ${timeLabel(time)}` : dayWords(date)
}

/** What a trigger counts from, as people say it: "primary session date". */
export function momentWords({ moment }: Pick<Trigger, 'moment'>): string {
  return moments[moment].phrase.replace(/^the /, '')
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
