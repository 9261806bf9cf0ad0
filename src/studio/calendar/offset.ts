import { addDays, type CivilDate } from './civil-date.ts'
import { type Reading, refused, understood } from './reading.ts'
import { addWorkDays, type WorkWeek } from './work-week.ts'

/** What an offset counts. Days suit every moment; hours and minutes only one with a time of day. */
export const offsetUnits = {
  days: { label: 'days', one: 'day', of: 'date', limit: 3650 },
  weeks: { label: 'weeks', one: 'week', of: 'date', limit: 520 },
  'work-days': { label: 'work days', one: 'work day', of: 'date', limit: 3650 },
  hours: { label: 'hours', one: 'hour', of: 'instant', limit: 8760 },
  minutes: { label: 'minutes', one: 'minute', of: 'instant', limit: 525_600 },
} as const

export type OffsetUnit = keyof typeof offsetUnits
export const offsetUnitKeys = Object.keys(offsetUnits) as OffsetUnit[]

type UnitOf<Kind> = { [Unit in OffsetUnit]: (typeof offsetUnits)[Unit]['of'] extends Kind ? Unit : never }[OffsetUnit]

/** How far from its moment a trigger fires: negative is before, zero is on, positive is after. */
export type Offset = { amount: number; unit: OffsetUnit }
export type DayOffset = { amount: number; unit: UnitOf<'date'> }
export type TimeOffset = { amount: number; unit: UnitOf<'instant'> }

export function parseOffset(amount: number, unit: string): Reading<Offset> {
  if (!isUnit(unit)) return refused(`"${unit}" is not a unit. Use ${Object.keys(offsetUnits).join(', ')}.`)
  const { label, limit } = offsetUnits[unit]
  if (!Number.isInteger(amount)) return refused(`${amount} ${label} is not a whole number. Write one, like 7.`)
  if (Math.abs(amount) > limit) return refused(`${Math.abs(amount)} ${label} is too far away. At most ${limit} ${label} before or after.`)
  return understood({ amount: amount === 0 ? 0 : amount, unit })
}

/** The date a day offset points at. Calendar days, or the studio's work days on request. */
export function shiftDate(date: CivilDate, offset: DayOffset, workWeek: WorkWeek): CivilDate {
  if (offset.unit === 'work-days') return addWorkDays(date, offset.amount, workWeek)
  return addDays(date, offset.unit === 'weeks' ? offset.amount * 7 : offset.amount)
}

/** The instant an hour or minute offset points at: hours that really pass, whatever the clocks do. */
export function shiftInstant(instant: Date, offset: TimeOffset): Date {
  const minutes = offset.unit === 'hours' ? offset.amount * 60 : offset.amount
  return new Date(instant.getTime() + minutes * 60_000)
}

/** "7 days before", "on", "1 hour after". */
export function offsetLabel(offset: Offset): string {
  if (offset.amount === 0) return 'on'
  const count = Math.abs(offset.amount)
  const { label, one } = offsetUnits[offset.unit]
  return `${count} ${count === 1 ? one : label} ${offset.amount < 0 ? 'before' : 'after'}`
}

function isUnit(unit: string): unit is OffsetUnit {
  return Object.hasOwn(offsetUnits, unit)
}
