import { expect, test } from 'vitest'
import { toldDay, yearsOn } from './told-day.ts'

const english = { language: 'en-US' }

test('a birthday is told with its year where it is known', () => {
  expect(toldDay({ month: 6, day: 4, year: 1973 }, english)).toBe('June 4, 1973')
  expect(toldDay({ month: 6, day: 4, year: null }, english)).toBe('June 4')
  expect(toldDay({ month: 2, day: 29, year: null }, english)).toBe('February 29')
})

test('years are counted up to the day itself', () => {
  const born = { month: 6, day: 4, year: 1973 }
  expect(yearsOn(born, '2026-06-03')).toBe(52)
  expect(yearsOn(born, '2026-06-04')).toBe(53)
  expect(yearsOn({ ...born, year: null }, '2026-06-04')).toBeNull()
})

test('born on 29 February, one is a year older on 28 February of common years', () => {
  const born = { month: 2, day: 29, year: 2000 }
  expect(yearsOn(born, '2027-02-27')).toBe(26)
  expect(yearsOn(born, '2027-02-28')).toBe(27)
  expect(yearsOn(born, '2028-02-28')).toBe(27)
  expect(yearsOn(born, '2028-02-29')).toBe(28)
})

test('who is born in a year to come has no age', () => {
  expect(yearsOn({ month: 1, day: 1, year: 2030 }, '2026-06-04')).toBeNull()
})
