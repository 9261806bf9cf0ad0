import { type CivilDate, daysBetween, partsOf } from './civil-date.ts'
import { daysInMonth, isLeapYear, isMonth, months } from './month.ts'
import { quoted, type Reading, refused, understood } from './reading.ts'

/** A day of the year without its year, as text: `06-04`. */
export type MonthDay = `${number}-${number}`

/** Which day counts in common years for who was born on 29 February. The studio chooses. */
export const leapDayRules = {
  'february-28': { label: 'February 28', monthDay: '02-28' },
  'march-1': { label: 'March 1', monthDay: '03-01' },
} as const satisfies Record<string, { label: string; monthDay: MonthDay }>

export type LeapDayRule = keyof typeof leapDayRules

/** Reads exactly `06-04`, or `--06-04` as vCards write it. */
export function parseMonthDay(text: string): Reading<MonthDay> {
  const parts = /^(?:--)?(\d\d)-(\d\d)$/.exec(text)
  if (parts === null) return refused(`${quoted(text)} is not a day of the year. Write it as month-day, like 06-04.`)
  return monthDay({ month: Number(parts[1]), day: Number(parts[2]) }, text)
}

/** The day of the year with this month and day, or why there is none. 29 February is one. */
export function monthDay(parts: { month: number; day: number }, written?: string): Reading<MonthDay> {
  const { month, day } = parts
  const what = quoted(written ?? `${month}/${day}`)
  if (!isMonth(month)) return refused(`${what} is not a day of the year: there is no month ${month}.`)
  const length = daysInMonth(2000, month)
  if (day < 1 || day > length) return refused(`${what} is not a day of the year: ${months[month].label} has ${length} days.`)
  return understood(`${twoDigits(month)}-${twoDigits(day)}` as MonthDay)
}

export function monthDayOf(date: CivilDate): MonthDay {
  return date.slice(-5) as MonthDay
}

/** The date on which the day of the year is kept in a year. */
export function occurrence(day: MonthDay, year: number, rule: LeapDayRule): CivilDate {
  const kept = day === '02-29' && !isLeapYear(year) ? leapDayRules[rule].monthDay : day
  return `${String(year).padStart(4, '0')}-${kept}` as CivilDate
}

/**
 * The occurrence nearest today, and its year: yearly moments consider only this one (semantics §2). When two are equally
 * far, the one to come.
 */
export function nearestOccurrence(day: MonthDay, today: CivilDate, rule: LeapDayRule): { date: CivilDate; year: number } {
  const { year } = partsOf(today)
  const near = [year + 1, year, year - 1].map((each) => ({ date: occurrence(day, each, rule), year: each }))
  return near.reduce((best, each) => (distance(today, each.date) < distance(today, best.date) ? each : best))
}

/** The next occurrence that is today or later. */
export function nextOccurrence(day: MonthDay, today: CivilDate, rule: LeapDayRule): CivilDate {
  const { year } = partsOf(today)
  const thisYear = occurrence(day, year, rule)
  return thisYear >= today ? thisYear : occurrence(day, year + 1, rule)
}

/** Full years lived on a day, by the studio's rule for 29 February. Negative before birth. */
export function ageOn(born: CivilDate, today: CivilDate, rule: LeapDayRule): number {
  const { year } = partsOf(today)
  const age = year - partsOf(born).year
  return occurrence(monthDayOf(born), year, rule) <= today ? age : age - 1
}

/** "June 4". */
export function monthDayLabel(day: MonthDay): string {
  const [month, dayOfMonth] = day.split('-').map(Number)
  if (month === undefined || !isMonth(month)) throw new RangeError(`${day} has no month.`)
  return `${months[month].label} ${dayOfMonth}`
}

function distance(a: CivilDate, b: CivilDate): number {
  return Math.abs(daysBetween(a, b))
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
