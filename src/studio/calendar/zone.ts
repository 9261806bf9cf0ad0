import { Temporal } from 'temporal-polyfill'
import type { CivilDate } from './civil-date.ts'
import { quoted, type Reading, refused, understood } from './reading.ts'
import type { WallTime } from './wall-time.ts'

/** The name of a time zone in the IANA database: `America/Chicago`. */
export type Zone = string

/** All zones a studio may choose, by name. */
export function zones(): Zone[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])].toSorted()
}

/**
 * Reads the name of a zone. A fixed distance from UTC ("+05:00", "EST") is refused: it does not know when clocks change.
 * Old names that the IANA database still knows are kept as they are.
 */
export function parseZone(text: string): Reading<Zone> {
  const name = text.trim()
  if (name.toUpperCase() === 'UTC') return understood('UTC')
  if (!/^[A-Za-z]+(\/[A-Za-z0-9_+-]+){1,2}$/.test(name) || !isKnown(name)) {
    return refused(`${quoted(text)} is not a time zone. Use a region and a city, like America/Chicago or Europe/Berlin.`)
  }
  return understood(zones().find((zone) => zone.toLowerCase() === name.toLowerCase()) ?? name)
}

/**
 * The instant at which a clock on the wall shows this date and time. When clocks skip the time, it is as much after the gap as
 * the time is into it (02:30 becomes 03:30); when they show it twice, the first one. Temporal calls this 'compatible'.
 * PostgreSQL's AT TIME ZONE agrees on gaps and takes the second showing of a doubled hour.
 */
export function instantOf(date: CivilDate, time: WallTime, zone: Zone): Date {
  return new Date(Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).epochMilliseconds)
}

/** What a clock on the wall shows at an instant, to the minute. */
export function wallClock(instant: Date, zone: Zone): { date: CivilDate; time: WallTime } {
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone)
  return { date: local.toPlainDate().toString() as CivilDate, time: local.toPlainTime().toString().slice(0, 5) as WallTime }
}

/** The day it is somewhere at an instant. */
export function dateAt(instant: Date, zone: Zone): CivilDate {
  return wallClock(instant, zone).date
}

/** The first instant of a day; where clocks skip midnight that night, the first one after the gap. */
export function startOfDay(date: CivilDate, zone: Zone): Date {
  return new Date(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone }).epochMilliseconds)
}

/** The next instant at which the clocks of a zone change, or null when they never do again. */
export function nextClockChange(instant: Date, zone: Zone): Date | null {
  const change = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone).getTimeZoneTransition('next')
  return change === null ? null : new Date(change.epochMilliseconds)
}

function isKnown(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name })
    return true
  } catch {
    return false
  }
}
