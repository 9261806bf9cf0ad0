import { addDays, type CivilDate, weekdayOf } from './civil-date.ts'
import { type Reading, refused, understood } from './reading.ts'
import { isWeekday, type Weekday } from './weekday.ts'

/** The weekdays on which a studio works, 1 is Monday, in order and each once. */
export type WorkWeek = readonly Weekday[]

export function parseWorkWeek(days: readonly number[]): Reading<WorkWeek> {
  const stranger = days.find((day) => !isWeekday(day))
  if (stranger !== undefined) return refused(`${stranger} is not a weekday. Weekdays go from 1 (Monday) to 7 (Sunday).`)
  const week = [...new Set(days)].filter(isWeekday).toSorted((a, b) => a - b)
  return week.length === 0 ? refused('A work week needs at least one day. Choose the days on which the studio works.') : understood(week)
}

export function isWorkDay(date: CivilDate, workWeek: WorkWeek): boolean {
  return workWeek.includes(weekdayOf(date))
}

/**
 * The date so many work days after a date; before it when negative. The date itself is not counted, and zero is the date
 * itself even when it is no work day. Status durations count like this (semantics §1).
 */
export function addWorkDays(date: CivilDate, count: number, workWeek: WorkWeek): CivilDate {
  if (workWeek.length === 0) throw new RangeError('A work week without days has no work days.')
  const step = Math.sign(count)
  const weeks = Math.trunc(count / workWeek.length)
  // Whole weeks keep the weekday. Landing on a free day after whole weeks only: go back to the last work day counted.
  let at = addDays(date, weeks * 7)
  let left = Math.abs(count % workWeek.length)
  if (left === 0 && weeks !== 0) while (!isWorkDay(at, workWeek)) at = addDays(at, -step)
  while (left > 0) {
    at = addDays(at, step)
    if (isWorkDay(at, workWeek)) left -= 1
  }
  return at
}
