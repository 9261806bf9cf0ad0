import { quoted } from '#studio/calendar/reading.ts'
import { oneLine } from '../written-text.ts'
import { blankEvent, type CalendarEvent } from './calendar-event.ts'
import type { FileRow, WrongCell } from './row.ts'

/** What a row of a calendar says, as `readEvents` has read it, or why it cannot be taken, with the title by which a person finds it. */
export function readEventRow({ line, cells: [text = ''], event }: FileRow): { said: CalendarEvent; wrong: WrongCell[] } {
  if (event?.ok === true) return { said: event.value, wrong: [] }
  const [, title = ''] = /^SUMMARY[^:\n]*:(.*)$/im.exec(text) ?? []
  const reason = event?.message ?? `${quoted(title)} is no event of a calendar.`
  return { said: blankEvent, wrong: [{ line, column: '', value: oneLine(title).slice(0, 200), reason }] }
}

/** By what a person knows an event again: “Family session, 2026-06-13”. */
export function eventLabel({ title, on }: CalendarEvent): string {
  return [title, on].filter(Boolean).join(', ')
}

/** What an event says, as a person checks it at a glance. */
export function eventAtAGlance({ title, on, at, zone, minutes, place, categories, names, emails, canceled, on_hold, notes }: CalendarEvent): object {
  const lasts = minutes === null ? '' : `${minutes} minutes`
  return {
    title,
    date: on,
    time: at ?? 'all day',
    time_zone: zone,
    lasts,
    place,
    filed_under: categories,
    people: [...names, ...new Set(emails.flat())],
    canceled,
    on_hold,
    notes,
  }
}
