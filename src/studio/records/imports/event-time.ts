import { type CivilDate, parseDate } from '#studio/calendar/civil-date.ts'
import { type Reading, refused, understood } from '#studio/calendar/reading.ts'
import type { Wall } from '#studio/calendar/recurrence.ts'
import { isTime, type WallTime } from '#studio/calendar/wall-time.ts'
import { instantOf, wallClock, type Zone } from '#studio/calendar/zone.ts'
import { type Property, parameterOf } from './calendar-object.ts'
import type { CalendarZones, OwnZone } from './calendar-zones.ts'

/** When something is, as a calendar writes it: a day, or what clocks of a zone show. */
export type EventTime = { wall: Wall; zone: Zone | OwnZone }

/** When something is, as records keep it. `zone`: null for the studio's. */
export type Placed = { on: CivilDate; at: WallTime | null; zone: Zone | null }

/** Where times without a zone belong (the studio), and where those that are told in UTC are shown. */
export type Home = { zones: CalendarZones; studio: Zone; shown: Zone }

/** The times of a property; seconds are left out. A time without a zone is the studio's. */
export function readTimes(property: Property, home: Home): Reading<EventTime[]> {
  const zoneName = parameterOf(property, 'tzid')
  const times: EventTime[] = []
  for (const value of property.values) {
    const text = String(Array.isArray(value) ? value[0] : value)
    const read = readTime(text, zoneName, home)
    if (!read.ok) return refused(`${property.name.toUpperCase()}: ${read.message}`)
    times.push(read.value)
  }
  return understood(times)
}

function readTime(text: string, zoneName: string, { zones, studio }: Home): Reading<EventTime> {
  const [, day = '', time, utc = ''] = /^(.*?)(?:T(\d\d:\d\d)(?::\d\d)?(Z?))?$/.exec(text) ?? []
  const date = parseDate(day)
  if (!date.ok) return refused(`“${text.replaceAll(/[-:]/g, '')}” is no date of a calendar, which is written like 20260601 or 20260601T100000.`)
  if (time === undefined) return understood({ wall: date.value, zone: studio })
  if (!isTime(time)) return refused(`There is no time of day “${time}”.`)
  const wall: Wall = `${date.value}T${time}`
  if (utc !== '' || zoneName === '') return understood({ wall, zone: utc === '' ? studio : 'UTC' })
  const zone = zones.named(zoneName)
  if (zone !== null) return understood({ wall, zone })
  return refused(
    `Nobody knows the time zone “${zoneName}”, and the file does not describe it. Use one with a known name, like America/Chicago, and export the calendar again.`,
  )
}

/** The instant at which this is; of a day none. */
export function instantIn({ wall, zone }: EventTime): Date | null {
  const { date, time } = halves(wall)
  if (time === null) return null
  return typeof zone === 'string' ? instantOf(date, time, zone) : zone.instantOf(date, time)
}

/** The same moment as the clocks of another time's zone show it. A day is a day everywhere. */
export function wallAs(time: EventTime, { zone }: Pick<EventTime, 'zone'>): Wall {
  const instant = time.zone === zone || typeof zone !== 'string' ? null : instantIn(time)
  if (instant === null || typeof zone !== 'string') return time.wall
  const { date, time: clock } = wallClock(instant, zone)
  return `${date}T${clock}`
}

/** Where a time stands in a record. What is told in UTC, or in a zone that only the calendar knows, is what clocks at home show. */
export function placed(time: EventTime, { studio, shown }: Home): Placed {
  const { date, time: at } = halves(time.wall)
  if (at === null) return { on: date, at, zone: null }
  if (typeof time.zone === 'string' && time.zone !== 'UTC') return { on: date, at, zone: time.zone === studio ? null : time.zone }
  const clock = wallClock(instantIn(time) ?? new Date(0), shown)
  return { on: clock.date, at: clock.time, zone: shown === studio ? null : shown }
}

function halves(wall: Wall): { date: CivilDate; time: WallTime | null } {
  const time = wall.slice(11)
  return { date: wall.slice(0, 10) as CivilDate, time: isTime(time) ? time : null }
}
