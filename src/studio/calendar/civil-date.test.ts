import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type CivilDate, compareDates, dateLabel, dateOf, daysBetween, isDate, parseDate, partsOf, weekdayOf } from './civil-date.ts'

/** Any date Hotshoe knows. */
const anyDate = fc.integer({ min: -62_000, max: 376_000 }).map((days) => addDays('1970-01-01', days))

test.each(['2026-11-21', '2028-02-29', '1800-01-01', '2999-12-31', '2000-02-29'])('%s is a date', (text) => {
  expect(parseDate(text)).toEqual({ ok: true, value: text })
  expect(isDate(text)).toBe(true)
})

test.each([
  ['', '"" is not a date. Write it as year-month-day, like 2026-11-21.'],
  ['soon', '"soon" is not a date. Write it as year-month-day, like 2026-11-21.'],
  ['2026-1-5', '"2026-1-5" is not a date. Write it as year-month-day, like 2026-11-21.'],
  ['2026-11-21T00:00:00Z', '"2026-11-21T00:00:00Z" is not a date. Write it as year-month-day, like 2026-11-21.'],
  ['2027-02-29', '"2027-02-29" is not a date: February 2027 has 28 days.'],
  ['1900-02-29', '"1900-02-29" is not a date: February 1900 has 28 days.'],
  ['2026-04-31', '"2026-04-31" is not a date: April 2026 has 30 days.'],
  ['2026-13-01', '"2026-13-01" is not a date: there is no month 13.'],
  ['2026-00-10', '"2026-00-10" is not a date: there is no month 0.'],
  ['2026-10-00', '"2026-10-00" is not a date: October 2026 has 31 days.'],
  ['0073-06-04', '"0073-06-04" is in the year 73. Hotshoe knows the years 1800 to 2999.'],
  ['3000-01-01', '"3000-01-01" is in the year 3000. Hotshoe knows the years 1800 to 2999.'],
])('%s is refused with a sentence', (text, message) => {
  expect(parseDate(text)).toEqual({ ok: false, message })
  expect(isDate(text)).toBe(false)
})

test('a refusal quotes a long text short and on one line', () => {
  const answer = parseDate(`one\nline ${'x'.repeat(500)}`)
  expect(answer).toMatchObject({ ok: false })
  expect(answer.ok ? '' : answer.message).toMatch(/^"one line x{30}…" is not a date/)
})

test('a date is made of numbers', () => {
  expect(dateOf({ year: 2026, month: 3, day: 8 })).toEqual({ ok: true, value: '2026-03-08' })
  expect(dateOf({ year: 2026, month: 2, day: 29 })).toEqual({ ok: false, message: '"2026-2-29" is not a date: February 2026 has 28 days.' })
  expect(partsOf('2026-03-08')).toEqual({ year: 2026, month: 3, day: 8 })
})

test.each<[CivilDate, number, CivilDate]>([
  ['2026-12-31', 1, '2027-01-01'],
  ['2027-01-03', -7, '2026-12-27'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2027-02-28', 1, '2027-03-01'],
  ['2028-02-29', 365, '2029-02-28'],
  ['2026-03-08', -1, '2026-03-07'],
  ['2026-11-01', 0, '2026-11-01'],
])('%s and %i days is %s, whatever the clocks do', (date, days, expected) => {
  expect(addDays(date, days)).toBe(expected)
  expect(daysBetween(date, expected)).toBe(days)
})

test.each<[CivilDate, number, string]>([
  ['2026-05-04', 1, 'Monday, May 4, 2026'],
  ['2026-11-21', 6, 'Saturday, November 21, 2026'],
  ['2028-02-29', 2, 'Tuesday, February 29, 2028'],
  ['1900-01-01', 1, 'Monday, January 1, 1900'],
  ['2023-01-01', 7, 'Sunday, January 1, 2023'],
])('%s has weekday %i and reads %s', (date, weekday, label) => {
  expect(weekdayOf(date)).toBe(weekday)
  expect(dateLabel(date)).toBe(label)
})

test('there and back again is the same date, and the distance is what was walked', () => {
  fc.assert(
    fc.property(anyDate, fc.integer({ min: -3650, max: 3650 }), (date, days) => {
      const there = addDays(date, days)
      expect(addDays(there, -days)).toBe(date)
      expect(daysBetween(date, there)).toBe(days)
    }),
  )
})

test('dates order as their texts do', () => {
  fc.assert(
    fc.property(anyDate, anyDate, (a, b) => {
      expect(Math.sign(compareDates(a, b))).toBe(a < b ? -1 : Number(a > b))
    }),
  )
})

test.each(['x2026-11-21', '2026-11-21x', '12026-11-21'])('%s has more in it than a date', (text) => {
  expect(parseDate(text).ok).toBe(false)
})

test('days between two dates are days over years too', () => {
  expect(daysBetween('2026-01-01', '2028-01-01')).toBe(730)
  expect(daysBetween('2028-01-01', '2026-01-01')).toBe(-730)
})
