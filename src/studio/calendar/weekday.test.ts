import { expect, test } from 'vitest'
import { isWeekday, type Weekday, weekdaysLabel } from './weekday.ts'

test.each<[Weekday[], string]>([
  [[1, 2, 3, 4, 5], 'Mon–Fri'],
  [[6, 1, 2, 3, 4, 5], 'Mon–Sat'],
  [[1, 3, 4, 5], 'Mon, Wed–Fri'],
  [[6, 7], 'Sat, Sun'],
  [[2, 4, 6], 'Tue, Thu, Sat'],
  [[7], 'Sun'],
  [[1, 2, 3, 4, 5, 6, 7], 'every day'],
  [[], 'no day'],
])('%j reads %s', (days, label) => {
  expect(weekdaysLabel(days)).toBe(label)
})

test.each([0, 8, 1.5, -1, Number.NaN])('%d is no weekday', (number) => {
  expect(isWeekday(number)).toBe(false)
})
