import { dayAt, type Instant, plusDays, weekday } from './dates.ts'

/** On these days from a time until another; over midnight when that is earlier, around the clock when it is the same. */
export type Hours = { days: readonly number[]; from: string; to: string }

const quarter = 15 * 60_000
const clocks = new Map<string, Intl.DateTimeFormat>()

/** Whether the clock on the wall shows a minute of these hours. What lasts over midnight belongs to the day on which it began. */
export function isOpen(instant: Instant, { days, from, to }: Hours, zone: string): boolean {
  const clock = clocks.get(zone) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
  clocks.set(zone, clock)
  const time = clock.format(instant)
  const today = dayAt(instant, zone)
  const isToday = days.includes(weekday(today))
  if (from < to) return isToday && from <= time && time < to
  return (isToday && from <= time) || (days.includes(weekday(plusDays(today, -1))) && time < to)
}

const openings = new Map<string, Instant>()

/** The first instant from then on at which they are open: tried quarter by quarter of an hour, at which all hours begin and all clocks change. */
export function openingFrom(instant: Instant, hours: Hours, zone: string): Instant {
  if (isOpen(instant, hours, zone)) return instant
  const first = Math.ceil(instant / quarter) * quarter
  const key = `${first} ${hours.days.join('')} ${hours.from} ${hours.to} ${zone}`
  let found = openings.get(key) ?? first
  while (!isOpen(found, hours, zone)) found += quarter
  openings.set(key, found)
  return found
}
