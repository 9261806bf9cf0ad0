import { addDays, type CivilDate, daysBetween, partsOf, weekdayOf } from '#studio/calendar/civil-date.ts'
import type { View } from './view.ts'

/** The first day of a week: 0 Sunday, 1 Monday. */
export type FirstDay = 0 | 1

/** The days a view shows around a day: that day, its week, or whole weeks with its month. */
export function shownDays(view: View, day: CivilDate, first: FirstDay): CivilDate[] {
  if (view === 'day') return [day]
  if (view === 'week') return daysFrom(weekBegin(day, first), 7)
  const begin = weekBegin(monthBegin(day), first)
  const lastWeek = weekBegin(addDays(nextMonth(day, 1), -1), first)
  return daysFrom(begin, daysBetween(begin, lastWeek) + 7)
}

/** The same day of the view's page before or after: the 31st becomes the last of a shorter month. */
export function turned(view: View, day: CivilDate, by: 1 | -1): CivilDate {
  if (view !== 'month') return addDays(day, view === 'week' ? 7 * by : by)
  const begin = nextMonth(day, by)
  const last = addDays(nextMonth(begin, 1), -1)
  return addDays(begin, Math.min(partsOf(day).day, partsOf(last).day) - 1)
}

/** Where a key leads from a day; null where it leads nowhere. */
export function movedBy(key: string, view: View, day: CivilDate): CivilDate | null {
  if (key === 'ArrowLeft') return addDays(day, -1)
  if (key === 'ArrowRight') return addDays(day, 1)
  if (key === 'ArrowUp') return view === 'month' ? addDays(day, -7) : null
  if (key === 'ArrowDown') return view === 'month' ? addDays(day, 7) : null
  if (key === 'PageUp' || key === 'PageDown') return turned(view, day, key === 'PageDown' ? 1 : -1)
  return null
}

/** Whether two days are of one month. */
export function sameMonth(a: CivilDate, b: CivilDate): boolean {
  return a.slice(0, 7) === b.slice(0, 7)
}

function monthBegin(day: CivilDate): CivilDate {
  return addDays(day, 1 - partsOf(day).day)
}

function nextMonth(day: CivilDate, by: 1 | -1): CivilDate {
  const begin = monthBegin(day)
  return monthBegin(addDays(begin, by === 1 ? 31 : -1))
}

function weekBegin(day: CivilDate, first: FirstDay): CivilDate {
  return addDays(day, -((weekdayOf(day) + 7 - first) % 7))
}

function daysFrom(day: CivilDate, count: number): CivilDate[] {
  return Array.from({ length: count }, (_, at) => addDays(day, at))
}
