import { expect, test } from 'vitest'
import type { CivilDate } from './civil-date.ts'
import { type DayOffset, offsetLabel, parseOffset, shiftDate, shiftInstant } from './offset.ts'
import { instantOf, wallClock } from './zone.ts'

test.each<[CivilDate, DayOffset, CivilDate]>([
  ['2027-01-03', { amount: -7, unit: 'days' }, '2026-12-27'],
  ['2026-03-08', { amount: -1, unit: 'days' }, '2026-03-07'], // a session on Sunday at 23:30, clocks change that night
  ['2026-05-15', { amount: 0, unit: 'days' }, '2026-05-15'],
  ['2026-05-08', { amount: 3, unit: 'days' }, '2026-05-11'],
  ['2026-05-08', { amount: 3, unit: 'work-days' }, '2026-05-13'],
  ['2026-05-11', { amount: -1, unit: 'work-days' }, '2026-05-08'],
  ['2028-02-29', { amount: -2, unit: 'weeks' }, '2028-02-15'],
])('%s shifted by %j is %s', (date, offset, expected) => {
  expect(shiftDate(date, offset, [1, 2, 3, 4, 5])).toBe(expected)
})

test('case 9: 2 hours before a 03:30 session on the spring day is 00:30 standard time: two real hours', () => {
  const session = instantOf('2026-03-08', '03:30', 'America/Chicago')
  const fires = shiftInstant(session, { amount: -2, unit: 'hours' })
  expect(fires.toISOString()).toBe('2026-03-08T06:30:00.000Z')
  expect(wallClock(fires, 'America/Chicago')).toEqual({ date: '2026-03-08', time: '00:30' })
})

test('90 minutes after', () => {
  expect(shiftInstant(new Date('2026-11-01T06:00:00Z'), { amount: 90, unit: 'minutes' }).toISOString()).toBe('2026-11-01T07:30:00.000Z')
})

test.each([
  [-7, 'days', '7 days before'],
  [0, 'days', 'on'],
  [1, 'hours', '1 hour after'],
  [-1, 'work-days', '1 work day before'],
  [30, 'minutes', '30 minutes after'],
])('%i %s reads "%s"', (amount, unit, label) => {
  const offset = parseOffset(amount, unit)
  expect(offset.ok && offsetLabel(offset.value)).toBe(label)
})

test.each([
  [7, 'months', '"months" is not a unit. Use days, weeks, work-days, hours, minutes.'],
  [7, 'toString', '"toString" is not a unit. Use days, weeks, work-days, hours, minutes.'],
  [1.5, 'days', '1.5 days is not a whole number. Write one, like 7.'],
  [Number.NaN, 'days', 'NaN days is not a whole number. Write one, like 7.'],
  [-4000, 'days', '4000 days is too far away. At most 3650 days before or after.'],
])('%d %s is refused with a sentence', (amount, unit, message) => {
  expect(parseOffset(amount, unit)).toEqual({ ok: false, message })
})

test('no days before is on the day', () => {
  expect(parseOffset(-0, 'days')).toEqual({ ok: true, value: { amount: 0, unit: 'days' } })
})

test.each([
  [3650, 'days'],
  [520, 'weeks'],
  [3650, 'work-days'],
  [8760, 'hours'],
  [525_600, 'minutes'],
] as const)('%i %s are as far as it goes, before and after', (most, unit) => {
  expect(parseOffset(most, unit)).toEqual({ ok: true, value: { amount: most, unit } })
  expect(parseOffset(-most, unit).ok).toBe(true)
  expect(parseOffset(most + 1, unit).ok).toBe(false)
  expect(parseOffset(-most - 1, unit).ok).toBe(false)
})
