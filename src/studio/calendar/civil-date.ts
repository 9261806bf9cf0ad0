import { Temporal } from 'temporal-polyfill'
import { daysInMonth, isMonth, months } from './month.ts'
import { quoted, type Reading, refused, understood } from './reading.ts'
import { isWeekday, type Weekday, weekdays } from './weekday.ts'

/** A day on the wall calendar, as text: `2026-11-21`. Two of them compare as texts do. It has no zone and no hour. */
export type CivilDate = `${number}-${number}-${number}`

/** Nobody was photographed before, and no session is booked after; a year outside is a slip of the finger. */
export const years = { first: 1800, last: 2999 } as const

/** Reads exactly `2026-11-21`, the way Hotshoe writes dates between its parts. What people write is read by `readDate`. */
export function parseDate(text: string): Reading<CivilDate> {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (parts === null) return refused(`${quoted(text)} is not a date. Write it as year-month-day, like 2026-11-21.`)
  return dateOf({ year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]) }, text)
}

export function isDate(text: string): text is CivilDate {
  return parseDate(text).ok
}

/** The date with this year, month and day, or why there is none. `written` is what the refusal quotes. */
export function dateOf(parts: { year: number; month: number; day: number }, written?: string): Reading<CivilDate> {
  const { year, month, day } = parts
  const what = () => quoted(written ?? `${year}-${month}-${day}`)
  if (year < years.first || year > years.last) return refused(`${what()} is in the year ${year}. Hotshoe knows the years ${years.first} to ${years.last}.`)
  if (!isMonth(month)) return refused(`${what()} is not a date: there is no month ${month}.`)
  const length = daysInMonth(year, month)
  if (day < 1 || day > length) return refused(`${what()} is not a date: ${months[month].label} ${year} has ${length} days.`)
  return understood(`${year}-${twoDigits(month)}-${twoDigits(day)}` as CivilDate)
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number)
}

/** Year, month and day as numbers. */
export function partsOf(date: CivilDate): { year: number; month: number; day: number } {
  const { year, month, day } = Temporal.PlainDate.from(date)
  return { year, month, day }
}

/** The date so many days later; earlier when negative. Knows nothing of hours, so no clock change touches it. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return Temporal.PlainDate.from(date).add({ days }).toString() as CivilDate
}

/** How many days `to` lies after `from`; negative when before. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days
}

/** For sorting: below zero when `a` is earlier. */
export function compareDates(a: CivilDate, b: CivilDate): number {
  return Temporal.PlainDate.compare(a, b)
}

export function weekdayOf(date: CivilDate): Weekday {
  const day = Temporal.PlainDate.from(date).dayOfWeek
  if (!isWeekday(day)) throw new RangeError(`${date} has no weekday.`)
  return day
}

/** "Saturday, November 21, 2026". */
export function dateLabel(date: CivilDate): string {
  const { year, month, day } = partsOf(date)
  if (!isMonth(month)) throw new RangeError(`${date} has no month.`)
  return `${weekdays[weekdayOf(date)].label}, ${months[month].label} ${day}, ${year}`
}
