import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { View } from './view.ts'

/** What the page of the calendar is: "November 2026", "Nov 22 – 28, 2026", "Sunday, November 22, 2026". */
export function spanTitle(view: View, days: readonly CivilDate[], { day, language }: { day: CivilDate; language: string }): string {
  const [first = day, last = day] = [days[0], days.at(-1)]
  if (view === 'week') return form(language, { day: 'numeric', month: 'short', year: 'numeric' }).formatRange(at(first), at(last))
  if (view === 'month') return form(language, { month: 'long', year: 'numeric' }).format(at(day))
  return form(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(at(day))
}

function form(language: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language, { ...parts, timeZone: 'UTC' })
}

function at(day: CivilDate): Date {
  return new Date(`${day}T00:00:00Z`)
}
