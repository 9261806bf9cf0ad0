import { addDays, type CivilDate } from '#studio/calendar/civil-date.ts'
import { zoneNamed } from '#studio/calendar/named-zone.ts'
import type { Reading } from '#studio/calendar/reading.ts'
import type { Zone } from '#studio/calendar/zone.ts'
import { type CalendarEvent, type EventContext, readEvents } from './calendar-event.ts'
import type { CalendarIndex } from './calendar-index.ts'
import { type CalendarPart, calendarParts } from './calendar-parts.ts'
import { CalendarZones } from './calendar-zones.ts'
import type { FileRow } from './row.ts'

/** How far series are told, in days before and after today. */
export const horizonDays = { before: 366, after: 731 } as const

/**
 * A row of a calendar: one event, or one of a series, at the line where it begins; behind a series what closes it. Its only cell is the event as it
 * stands in the file.
 */
export type CalendarRow = FileRow & { event: Reading<CalendarEvent> }

/** Where and when a calendar is read. */
export type ReadAt = { zone: Zone; today: CivilDate }

/** The events of a calendar file, one after another as its text comes, those of a series day by day within the horizon. */
export async function* calendarRows(text: AsyncIterable<string>, { index, at }: { index: CalendarIndex; at: ReadAt }): AsyncIterable<CalendarRow> {
  const zones = new CalendarZones(index.zones, { home: at.zone, today: at.today })
  const horizon = { from: addDays(at.today, -horizonDays.before), to: addDays(at.today, horizonDays.after) }
  for await (const part of calendarParts(text)) {
    if (part.is !== 'event') continue
    const shown = zoneNamed(part.head.zone)
    const home = { zones, studio: at.zone, shown: shown === null || shown === 'UTC' ? at.zone : shown }
    const context: EventContext = { index, home, horizon }
    const { line } = part
    const cells = [cellOf(part, index)]
    const read = readEvents(part, context)
    if (!read.ok) yield { line, cells, event: read }
    else for (const value of read.value) yield { line, cells, event: { ok: true, value } }
  }
}

/** An event as it can stand alone: with the time zones that it names and the file describes. */
function cellOf({ text }: CalendarPart, { zones }: CalendarIndex): string {
  const names = new Set([...text.matchAll(/^[A-Z-]+(?:;[^:\n]*)?;TZID="?([^":;\n]+)"?[:;]/gim)].map(([, name = '']) => name))
  return [...[...names].flatMap((name) => zones.get(name) ?? []), text].join('\n')
}
