import { expect, test } from 'vitest'
import { movedBy, shownDays, turned } from './shown-days.ts'

const ends = (days: readonly string[]) => [days[0], days.at(-1), days.length]

test('a week begins on Sunday or Monday, over nights in which clocks change and over New Year', () => {
  expect(ends(shownDays('week', '2026-03-08', 0))).toEqual(['2026-03-08', '2026-03-14', 7])
  expect(ends(shownDays('week', '2026-03-08', 1))).toEqual(['2026-03-02', '2026-03-08', 7])
  expect(ends(shownDays('week', '2027-01-01', 1))).toEqual(['2026-12-28', '2027-01-03', 7])
  expect(shownDays('day', '2026-10-25', 1)).toEqual(['2026-10-25'])
})

test('a month is shown in whole weeks: four, five or six', () => {
  expect(ends(shownDays('month', '2026-02-14', 0))).toEqual(['2026-02-01', '2026-02-28', 28])
  expect(ends(shownDays('month', '2026-11-22', 0))).toEqual(['2026-11-01', '2026-12-05', 35])
  expect(ends(shownDays('month', '2026-08-31', 0))).toEqual(['2026-07-26', '2026-09-05', 42])
  expect(ends(shownDays('month', '2028-02-29', 1))).toEqual(['2028-01-31', '2028-03-05', 35])
})

test('turning the page keeps the day, or takes the last of a shorter month', () => {
  expect(turned('month', '2026-01-31', 1)).toBe('2026-02-28')
  expect(turned('month', '2026-03-31', -1)).toBe('2026-02-28')
  expect(turned('month', '2026-12-15', 1)).toBe('2027-01-15')
  expect(turned('week', '2026-12-28', 1)).toBe('2027-01-04')
  expect(turned('day', '2026-03-01', -1)).toBe('2026-02-28')
})

test('keys move from day to day, in a month from week to week', () => {
  expect(movedBy('ArrowRight', 'week', '2026-02-28')).toBe('2026-03-01')
  expect(movedBy('ArrowDown', 'month', '2026-02-28')).toBe('2026-03-07')
  expect(movedBy('ArrowDown', 'week', '2026-02-28')).toBeNull()
  expect(movedBy('PageUp', 'month', '2026-02-28')).toBe('2026-01-28')
  expect(movedBy('a', 'month', '2026-02-28')).toBeNull()
})
