/** A civil date, `2026-11-21`. */
export type Day = string
/** Milliseconds since 1970, UTC. */
export type Instant = number

const dayLength = 86_400_000
const hour = 3_600_000

/** So many days after a day; before it when negative. */
export function plusDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * dayLength).toISOString().slice(0, 10)
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

/** One day at a time, and only the days on which the studio works are counted. */
export function plusWorkDays(day: Day, count: number, workWeek: readonly number[]): Day {
  let at = day
  for (let left = Math.abs(count); left > 0; ) {
    at = plusDays(at, Math.sign(count))
    if (workWeek.includes(weekday(at))) left -= 1
  }
  return at
}

const calendars = new Map<string, Intl.DateTimeFormat>()

/** What the calendar on the wall shows at an instant. */
export function dayAt(instant: Instant, zone: string): Day {
  const calendar = calendars.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  calendars.set(zone, calendar)
  return calendar.format(instant)
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockAt(instant: Instant, zone: string): string {
  const clock = clocks.get(zone) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
  clocks.set(zone, clock)
  return `${dayAt(instant, zone)} ${clock.format(instant)}`
}

/**
 * The first instant at which calendar and clock on the wall show this, tried quarter by quarter of an hour. When they skip it, as long after the last
 * instant before as it would have been.
 */
export function instantOf(day: Day, time: string, zone: string): Instant {
  const key = `${day} ${time} ${zone}`
  const found = shown.get(key) ?? searched(day, time, zone)
  shown.set(key, found)
  return found
}

const shown = new Map<string, Instant>()

function searched(day: Day, time: string, zone: string): Instant {
  const about = Date.parse(`${day}T${time}:00Z`)
  for (let at = about - 15 * hour; at < about + 15 * hour; at += hour / 4) if (clockAt(at, zone) === `${day} ${time}`) return at
  const earlier = new Date(about - 3 * hour).toISOString()
  return instantOf(earlier.slice(0, 10), earlier.slice(11, 16), zone) + 3 * hour
}

const beginnings = new Map<string, Instant>()

/** The first instant at which the calendar on the wall shows that day: tried quarter by quarter of an hour, for no clock changes in between. */
export function beginningOf(day: Day, zone: string): Instant {
  const key = `${day} ${zone}`
  let at = beginnings.get(key) ?? Date.parse(`${day}T00:00:00Z`) - 15 * hour
  while (dayAt(at, zone) < day) at += hour / 4
  beginnings.set(key, at)
  return at
}
