import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { type Reading, refused, understood } from '#studio/calendar/reading.ts'
import { isManyADay, occurrences, type Recurrence, type Wall } from '#studio/calendar/recurrence.ts'
import { manyLines, oneLine } from '../written-text.ts'
import type { CalendarIndex } from './calendar-index.ts'
import { allNamed, type Property, parameterOf, propertiesOf, textIn, textsIn, uidOf } from './calendar-object.ts'
import { type CalendarPart, longestPart } from './calendar-parts.ts'
import { readRule } from './event-rule.ts'
import { type EventTime, type Home, instantIn, type Placed, placed, readTimes, wallAs } from './event-time.ts'
import { ownNumber } from './told.ts'
import { withoutMarkup } from './without-markup.ts'

/** What a calendar says about one event, or one of a series. */
export type CalendarEvent = Placed & {
  external_id: string
  title: string
  minutes: number | null
  place: string
  notes: string
  canceled: boolean
  on_hold: boolean
  /** What the event is filed under. */
  categories: string[]
  /** Ways to the client, the nearest first: each step has the emails of people who stand in the event alike. */
  emails: string[][]
  /** Names of the people who are invited. */
  names: string[]
  /** What stands behind the days of a series, and is no event itself: the numbers of all its days; null where not all of them are told. */
  series?: { uid: string; ids: string[] | null }
}

/** An event that says nothing. */
export const blankEvent: CalendarEvent = {
  external_id: '',
  title: '',
  on: '2000-01-01',
  at: null,
  zone: null,
  minutes: null,
  place: '',
  notes: '',
  canceled: false,
  on_hold: false,
  categories: [],
  emails: [],
  names: [],
}

/** How far series are told. */
export type Horizon = { from: CivilDate; to: CivilDate }

export type EventContext = { index: CalendarIndex; home: Home; horizon: Horizon }

/** Those of a series that are taken: a daily one of three years. */
export const mostOfSeries = 1_200

/** The longest number of an event that can be kept. */
const longestUid = 500

/** Reads an event of a calendar: itself, or its series within the horizon, day by day, with what closes a series; or why it cannot be taken. */
export function readEvents(part: CalendarPart, context: EventContext): Reading<CalendarEvent[]> {
  if (part.text.length > longestPart)
    return refused('This event is longer than any event is. Look for what is missing at its end, and export the calendar again.')
  const properties = propertiesOf(part.text)
  if (properties === null)
    return refused('This event is broken: a line of it is no property, or it does not end. Export the calendar again, or correct it in the file.')
  const [property] = allNamed(properties, 'dtstart')
  if (property === undefined) return refused('The event has no beginning. Give it a date in the calendar.')
  const start = only(readTimes(property, context.home))
  if (!start.ok) return start
  const minutes = minutesOf(properties, start.value, context.home)
  if (!minutes.ok) return minutes
  const says = { ...wordsOf(properties, part), minutes: minutes.value }
  const uid = uidOf(properties) || ownNumber(`${start.value.wall}\n${says.title}`)
  if (uid.length > longestUid)
    return refused(`The number (UID) of the event has more than ${longestUid} characters. Export the calendar from the program that it comes from.`)
  const event = (external_id: string, time: EventTime): CalendarEvent => ({ external_id, ...says, ...placed(time, context.home) })
  const [changed] = allNamed(properties, 'recurrence-id')
  if (changed !== undefined) return override(changed, { uid, context, event: (id) => event(id, start.value) })
  if (!/^(?:RRULE|RDATE)[;:]/im.test(part.text)) return understood([event(uid, start.value)])
  const series = readSeries(properties, { uid, start: start.value, context })
  if (!series.ok) return series
  const { walls, apart, idOf } = series.value
  const events = walls.slice(0, mostOfSeries).map((wall) => event(idOf(wall), { ...start.value, wall }))
  const ids = walls.length > mostOfSeries ? null : [...walls, ...apart].map(idOf)
  return understood([...events, { ...blankEvent, series: { uid, ids } }])
}

function only(times: Reading<EventTime[]>): Reading<EventTime> {
  if (!times.ok) return times
  const [first] = times.value
  return first === undefined ? refused('The event has no beginning. Give it a date in the calendar.') : understood(first)
}

type Override = { uid: string; context: EventContext; event: (id: string) => CalendarEvent }

/** One of a series that was moved or changed by itself: it is known by the day on which it was first. */
function override(changed: Property, { uid, context: { index, home }, event }: Override): Reading<CalendarEvent[]> {
  if (parameterOf(changed, 'range') !== '')
    return refused(
      'This changes an event and all that follow it at once, which Hotshoe cannot read. Split the series in the calendar instead, or write these events one by one.',
    )
  const first = only(readTimes(changed, home))
  if (!first.ok) return first
  const series = index.series.get(uid)
  const start = series === undefined ? null : only(readTimes(series.start, home))
  const wall = start?.ok === true ? wallAs(first.value, start.value) : first.value.wall
  const rules = series?.rules.map(({ values: [rule] }) => readRule(rule)).flatMap((rule) => (rule.ok ? [rule.value] : [])) ?? []
  const id = idsOf(uid, start?.ok === true ? start.value.wall : null, rules)(wall)
  return understood([event(id)])
}

/** Of a series the first event has the number itself, each other one the number with its day: so an hour that moves makes no new events. */
function idsOf(uid: string, start: Wall | null, rules: readonly Recurrence[]): (wall: Wall) => string {
  const isByHour = rules.some(isManyADay)
  const key = (wall: Wall) => (isByHour ? wall : wall.slice(0, 10))
  return (wall) => (start !== null && key(wall) === key(start) ? uid : `${uid}#${key(wall)}`)
}

type SeriesOf = { uid: string; start: EventTime; context: EventContext }

/** The days of a series; `apart`: those that are told by themselves. */
type Days = { walls: Wall[]; apart: Wall[]; idOf: (wall: Wall) => string }

function readSeries(properties: readonly Property[], { uid, start, context }: SeriesOf): Reading<Days> {
  if (allNamed(properties, 'exrule').length > 0)
    return refused(
      'The event comes back by a rule with exceptions (EXRULE), which calendars no longer write. Export it from a newer program, or write these events one by one.',
    )
  const { home, horizon, index } = context
  const rules: Recurrence[] = []
  for (const { values } of allNamed(properties, 'rrule')) {
    const rule = readRule(values[0])
    if (!rule.ok) return rule
    rules.push({ ...rule.value, until: untilOf(rule.value.until, start, home) })
  }
  const more = readAll(allNamed(properties, 'rdate'), start, home)
  const without = readAll(allNamed(properties, 'exdate'), start, home)
  const apart = readAll(index.overrides.get(uid) ?? [], start, home)
  if (!more.ok) return more
  if (!without.ok) return without
  if (!apart.ok) return apart
  const isOut = new Set<string>([...without.value, ...apart.value])
  const walls = new Set<Wall>([start.wall, ...more.value])
  for (const rule of rules)
    for (const wall of occurrences(rule, start.wall, horizon)) {
      if (wall.slice(0, 10) >= horizon.from) walls.add(wall)
      if (walls.size > mostOfSeries + isOut.size) break
    }
  const isIn = (wall: Wall) => wall.slice(0, 10) >= horizon.from && wall.slice(0, 10) <= horizon.to && !isOut.has(wall) && !isOut.has(wall.slice(0, 10))
  return understood({ walls: [...walls].filter(isIn).toSorted(), apart: apart.value, idOf: idsOf(uid, start.wall, rules) })
}

function readAll(properties: readonly Property[], start: EventTime, home: Home): Reading<Wall[]> {
  const walls: Wall[] = []
  for (const property of properties) {
    const times = readTimes(property, home)
    if (!times.ok) return times
    walls.push(...times.value.map((time) => sized(wallAs(time, start), start)))
  }
  return understood(walls)
}

/** Of a series of whole days only the days count, whatever hour is written. */
function sized(wall: Wall, start: EventTime): Wall {
  return start.wall.includes('T') ? wall : (wall.slice(0, 10) as CivilDate)
}

/** The last moment of a rule, as the clocks of its event show it. */
function untilOf(until: string | null, start: EventTime, home: Home): string | null {
  if (until === null) return null
  const read = only(readTimes({ name: 'until', parameters: {}, values: [until] }, home))
  if (!read.ok) return until.slice(0, 10)
  return until.endsWith('Z') ? sized(wallAs(read.value, start), start) : read.value.wall
}

/** How long it lasts, where hours are told, up to a week. */
function minutesOf(properties: readonly Property[], start: EventTime, home: Home): Reading<number | null> {
  const from = instantIn(start)
  const [property] = allNamed(properties, 'dtend')
  const end = property === undefined ? null : only(readTimes(property, home))
  if (end?.ok === false) return end
  const to = end === null ? null : instantIn(end.value)
  const minutes =
    from !== null && to !== null ? Math.round((to.getTime() - from.getTime()) / 60_000) : from === null ? 0 : duration(textIn(properties, 'duration'))
  return understood(minutes >= 1 && minutes <= 10_080 ? minutes : null)
}

function duration(text: string): number {
  const [, weeks, days, hours, minutes] = /^\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:\d+S)?)?$/.exec(text) ?? []
  return Number(weeks ?? 0) * 10_080 + Number(days ?? 0) * 1440 + Number(hours ?? 0) * 60 + Number(minutes ?? 0)
}

function wordsOf(properties: readonly Property[], { head: { method } }: CalendarPart): Omit<CalendarEvent, keyof Placed | 'external_id' | 'minutes'> {
  const status = textIn(properties, 'status').toUpperCase()
  const notes = manyLines(withoutMarkup(textIn(properties, 'description').slice(0, 20_000))).slice(0, 10_000)
  const people = [...allNamed(properties, 'attendee'), ...allNamed(properties, 'contact')].filter(
    (each) => !/^(?:ROOM|RESOURCE)$/i.test(parameterOf(each, 'cutype')),
  )
  const organizers = allNamed(properties, 'organizer').flatMap(emailsIn)
  return {
    title: oneLine(textIn(properties, 'summary')).slice(0, 200),
    place: oneLine(textIn(properties, 'location')).slice(0, 200),
    notes,
    canceled: status === 'CANCELLED' || method === 'CANCEL',
    on_hold: status === 'TENTATIVE',
    categories: textsIn(properties, 'categories').map(oneLine).filter(Boolean),
    emails: [people.flatMap(emailsIn).filter((email) => !organizers.includes(email)), addressesIn(notes), organizers].filter((step) => step.length > 0),
    names: people.map((each) => parameterOf(each, 'cn')).filter((name) => name !== '' && !name.includes('@')),
  }
}

/** Of an attendee: `mailto:anna@example.com`, or a parameter of its own. */
function emailsIn(property: Property): string[] {
  return addressesIn([...property.values.map(String), parameterOf(property, 'email')].join(' ').replaceAll(/mailto:/gi, ' '))
}

function addressesIn(text: string): string[] {
  return [...new Set(text.toLowerCase().match(/[\p{L}\p{N}._%+'-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,63}/gu) ?? [])].slice(0, 50)
}
