import { expect, test } from 'vitest'
import { pastYearDay } from './year-day.ts'

const said = (year: number | null, month: number, day: number) => {
  const read = pastYearDay({ year, month, day }, '2026-05-04')
  return read.ok ? read.value : read.message
}

test.each([
  [1973, 6, 4],
  [null, 6, 4],
  [null, 2, 29],
  [2024, 2, 29],
  [2026, 5, 4],
  [null, 12, 31],
])('%j-%j-%j is a day to remember', (year, month, day) => {
  expect(said(year, month, day)).toEqual({ year, month, day })
})

test.each([
  [2999, 9, 31, 'There is no September 31: September 2999 has 30 days. Correct the day.'],
  [null, 9, 31, 'There is no September 31: September has 30 days. Correct the day.'],
  [2023, 2, 29, 'There is no February 29: February 2023 has 28 days. Correct the day.'],
  [2026, 5, 5, 'May 5, 2026 is still to come. Give the year it was, or leave the year out.'],
  [2999, 9, 30, 'September 30, 2999 is still to come. Give the year it was, or leave the year out.'],
  [null, 13, 1, 'There is no month 13. Choose one from 1 to 12.'],
])('%j-%j-%j is refused', (year, month, day, message) => {
  expect(said(year, month, day)).toBe(message)
})
