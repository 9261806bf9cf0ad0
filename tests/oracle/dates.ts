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

/** Forward one day at a time, and only the days on which the studio works are counted. */
export function plusWorkDays(day: Day, count: number, workWeek: readonly number[]): Day {
  let at = day
  for (let left = count; left > 0; ) {
    at = plusDays(at, 1)
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

const beginnings = new Map<string, Instant>()

/** The first instant at which the calendar on the wall shows that day: tried quarter by quarter of an hour, for no clock changes in between. */
export function beginningOf(day: Day, zone: string): Instant {
  const key = `${day} ${zone}`
  let at = beginnings.get(key) ?? Date.parse(`${day}T00:00:00Z`) - 15 * hour
  while (dayAt(at, zone) < day) at += hour / 4
  beginnings.set(key, at)
  return at
}
