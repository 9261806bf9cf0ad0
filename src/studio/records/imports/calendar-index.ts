import { allNamed, type Property, parameterOf, propertiesOf, uidOf } from './calendar-object.ts'
import { calendarParts } from './calendar-parts.ts'
import { badFile } from './csv.ts'

/**
 * What must be known of a calendar before its events are read, because it may stand behind them: how it describes its time zones, where its
 * series begin, and which of their events are told by themselves. `passedOver`: to-dos and the like.
 */
export type CalendarIndex = { zones: Map<string, string>; series: Map<string, Series>; overrides: Map<string, Property[]>; passedOver: number }

/** How a series begins and comes back. */
type Series = { start: Property; rules: Property[] }

/** Series and changed events of them, so that an index never takes more than some hundred megabytes. */
const most = 200_000

/** Reads a calendar to its end. */
export async function calendarIndex(text: AsyncIterable<string>): Promise<CalendarIndex> {
  const index: CalendarIndex = { zones: new Map(), series: new Map(), overrides: new Map(), passedOver: 0 }
  let count = 0
  for await (const { is, text: part } of calendarParts(text)) {
    if (is === 'other') index.passedOver += 1
    if (is === 'zone') noteZone(index, part)
    if (is === 'event' && /^(?:RRULE|RDATE|RECURRENCE-ID)[;:]/im.test(part)) noteSeries(index, part, (count += 1))
  }
  return index
}

function noteZone({ zones }: CalendarIndex, part: string): void {
  const [, name = ''] = /^TZID[^:\n]*:(.*(?:\n[ \t].*)*)$/im.exec(part) ?? []
  zones.set(name.replaceAll(/\n[ \t]/g, '').trim(), part)
}

function noteSeries({ series, overrides }: CalendarIndex, part: string, count: number): void {
  if (count > most) throw badFile(`The calendar has more than ${most.toLocaleString('en-US')} events that come back. Export fewer years of it.`)
  const properties = propertiesOf(part) ?? []
  const uid = uidOf(properties)
  const [changed] = allNamed(properties, 'recurrence-id')
  const [start] = allNamed(properties, 'dtstart')
  if (changed === undefined && start !== undefined) series.set(uid, { start, rules: allNamed(properties, 'rrule') })
  if (changed === undefined || parameterOf(changed, 'range') !== '') return
  const others = overrides.get(uid)
  if (others === undefined) overrides.set(uid, [changed])
  else others.push(changed)
}
