import { expect, test } from 'vitest'
import { daysInMonth, isLeapYear, isMonth, monthNamed } from './month.ts'

test.each([
  ['June', 6],
  ['jun', 6],
  ['Sept.', 9],
  ['DECEMBER', 12],
  ['ju', null],
  ['juni', null],
  ['', null],
])('%s is month %j', (name, month) => {
  expect(monthNamed(name)).toBe(month)
})

test('leap years are every fourth, but of the hundreds only every fourth', () => {
  expect([2024, 2026, 1900, 2000, 2100, 2400].map(isLeapYear)).toEqual([true, false, false, true, false, true])
  expect([daysInMonth(2028, 2), daysInMonth(2027, 2), daysInMonth(2027, 4), daysInMonth(2027, 12)]).toEqual([29, 28, 30, 31])
})

test('thirty days have September, April, June and November', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].filter(isMonth).map((month) => daysInMonth(2026, month))).toEqual([
    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
  ])
})
