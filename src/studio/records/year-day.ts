import { type Static, Type } from 'typebox'
import { nullable } from '#platform/http/contract.ts'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { daysInMonth, isMonth, months } from '#studio/calendar/month.ts'
import { type Reading, refused, understood } from '#studio/calendar/reading.ts'

/** A birthday or anniversary: a day of the year, with its year where it is known. */
export const yearDay = Type.Object(
  {
    month: Type.Integer({ minimum: 1, maximum: 12 }),
    day: Type.Integer({ minimum: 1, maximum: 31 }),
    year: nullable(Type.Integer({ minimum: 1800, maximum: 2999 })),
  },
  { additionalProperties: false, description: 'A birthday or anniversary; year is null where it is not known' },
)

export type YearDay = Static<typeof yearDay>

/** The two columns that keep it: 604 is June 4. */
export type YearDayColumns = { mmdd: number | null; year: number | null }

export function yearDayColumns(value: YearDay | null): YearDayColumns {
  return value === null ? { mmdd: null, year: null } : { mmdd: value.month * 100 + value.day, year: value.year }
}

export function yearDayOf({ mmdd, year }: YearDayColumns): YearDay | null {
  return mmdd === null ? null : { month: Math.floor(mmdd / 100), day: mmdd % 100, year }
}

/** A day as a form gives it, or why there is none: the calendar has no such day, or it is still to come. Without a year, 29 February is one. */
export function pastYearDay(given: YearDay, today: CivilDate): Reading<YearDay> {
  const { month, day, year } = given
  if (!isMonth(month)) return refused(`There is no month ${month}. Choose one from 1 to 12.`)
  const { label } = months[month]
  const length = daysInMonth(year ?? 2000, month)
  const inYear = year === null ? '' : ` ${year}`
  if (day < 1 || day > length) return refused(`There is no ${label} ${day}: ${label}${inYear} has ${length} days. Correct the day.`)
  const written = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
  if (year !== null && written > today) return refused(`${label} ${day}, ${year} is still to come. Give the year it was, or leave the year out.`)
  return understood({ month, day, year })
}
