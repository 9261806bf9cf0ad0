import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type CivilDate, daysBetween } from './civil-date.ts'
import { ageOn, type LeapDayRule, type MonthDay, monthDayLabel, monthDayOf, nearestOccurrence, nextOccurrence, occurrence, parseMonthDay } from './month-day.ts'

const february28 = 'february-28'
const anyDate = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1950-01-01', days))
const anyRule = fc.constantFrom<LeapDayRule>('february-28', 'march-1')

describe('case 1: born on 29 February', () => {
  test.each([
    [2027, 'february-28', '2027-02-28'],
    [2027, 'march-1', '2027-03-01'],
    [2028, 'february-28', '2028-02-29'],
    [2028, 'march-1', '2028-02-29'],
    [2100, 'february-28', '2100-02-28'],
    [2000, 'march-1', '2000-02-29'],
  ] as const)('in %i, with the rule %s, it is kept on %s', (year, rule, expected) => {
    expect(occurrence('02-29', year, rule)).toBe(expected)
  })

  test('an age grows on the day that is kept', () => {
    expect(ageOn('2000-02-29', '2027-02-27', february28)).toBe(26)
    expect(ageOn('2000-02-29', '2027-02-28', february28)).toBe(27)
    expect(ageOn('2000-02-29', '2027-02-28', 'march-1')).toBe(26)
    expect(ageOn('2000-02-29', '2027-03-01', 'march-1')).toBe(27)
  })
})

test.each<[MonthDay, CivilDate, CivilDate]>([
  ['01-03', '2026-12-27', '2027-01-03'], // the week before: the key is January's year
  ['01-03', '2027-01-04', '2027-01-03'],
  ['12-31', '2027-01-01', '2026-12-31'],
  ['03-15', '2026-07-01', '2026-03-15'],
  ['06-04', '2026-06-04', '2026-06-04'],
  ['11-20', '2026-05-21', '2025-11-20'], // 182 days back, 183 ahead
  ['11-20', '2026-05-22', '2026-11-20'],
])('the occurrence of %s nearest %s is %s', (day, today, expected) => {
  expect(nearestOccurrence(day, today, february28).date).toBe(expected)
})

test('the year of the nearest occurrence goes with it', () => {
  expect(nearestOccurrence('01-03', '2026-12-27', february28)).toEqual({ date: '2027-01-03', year: 2027 })
  expect(nearestOccurrence('02-29', '2027-03-02', 'march-1')).toEqual({ date: '2027-03-01', year: 2027 })
})

test.each<[MonthDay, CivilDate, CivilDate]>([
  ['06-04', '2026-06-04', '2026-06-04'],
  ['06-04', '2026-06-05', '2027-06-04'],
  ['02-29', '2027-03-01', '2028-02-29'],
])('the next %s from %s on is %s', (day, today, expected) => {
  expect(nextOccurrence(day, today, february28)).toBe(expected)
})

test('no occurrence is nearer than the nearest, and it is at most half a year away', () => {
  fc.assert(
    fc.property(anyDate, anyDate, anyRule, (born, today, rule) => {
      const day = monthDayOf(born)
      const { date, year } = nearestOccurrence(day, today, rule)
      expect(date).toBe(occurrence(day, year, rule))
      expect(Math.abs(daysBetween(today, date))).toBeLessThanOrEqual(183)
      expect(Math.abs(daysBetween(today, date))).toBeLessThanOrEqual(daysBetween(today, nextOccurrence(day, today, rule)))
    }),
  )
})

test.each(['06-04', '02-29', '12-31'])('%s is a day of the year, as vCards write it too', (text) => {
  expect(parseMonthDay(text)).toEqual({ ok: true, value: text })
  expect(parseMonthDay(`--${text}`)).toEqual({ ok: true, value: text })
})

test.each([
  ['02-30', '"02-30" is not a day of the year: February has 29 days.'],
  ['13-01', '"13-01" is not a day of the year: there is no month 13.'],
  ['6-4', '"6-4" is not a day of the year. Write it as month-day, like 06-04.'],
])('%s is refused with a sentence', (text, message) => {
  expect(parseMonthDay(text)).toEqual({ ok: false, message })
})

test('a day of the year reads as people say it', () => {
  expect(monthDayLabel('06-04')).toBe('June 4')
})

test('when two are equally far, the one to come is the nearest', () => {
  expect(daysBetween('2027-03-01', '2027-08-31')).toBe(daysBetween('2027-08-31', '2028-03-01'))
  expect(nearestOccurrence('03-01', '2027-08-31', february28)).toEqual({ date: '2028-03-01', year: 2028 })
})

test.each(['x06-04', '06-041', '06-00', '---06-04'])('%s is no day of the year', (text) => {
  expect(parseMonthDay(text).ok).toBe(false)
})

test('the first of a month is a day of the year', () => {
  expect(parseMonthDay('01-01')).toEqual({ ok: true, value: '01-01' })
})
