import { type Static, Type } from 'typebox'
import { nullable } from '#platform/http/contract.ts'

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
