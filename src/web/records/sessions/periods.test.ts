import { expect, test } from 'vitest'
import { civilDay, daysOf, periodOf, spanOf, usualOrder } from './periods.ts'

test('the next seven days reach over the end of the year and over nights in which clocks change', () => {
  expect(spanOf('week', '2026-12-28')).toMatchObject({ from: '2026-12-28', to: '2027-01-04' })
  expect(spanOf('week', '2026-03-06')).toMatchObject({ from: '2026-03-06', to: '2026-03-13' })
})

test('a span is known again as what was chosen', () => {
  for (const period of ['all', 'today', 'week', 'coming'] as const) expect(periodOf(spanOf(period, '2026-05-04'), '2026-05-04')).toBe(period)
  expect(periodOf({ from: '2026-05-01', to: '2026-05-04' }, '2026-05-04')).toBe('own')
})

test('yesterday’s "today" is a span of its own', () => {
  expect(periodOf(spanOf('today', '2026-05-03'), '2026-05-04')).toBe('own')
})

test('only days that the calendar has are taken from the address', () => {
  expect(civilDay('2028-02-29')).toBe('2028-02-29')
  for (const wrong of ['2026-02-29', '2026-13-01', '5/4/2026', '', 20260504, undefined]) expect(civilDay(wrong)).toBeUndefined()
})

test('without anything in the address it is what is coming, today first', () => {
  expect(periodOf({}, '2026-05-04')).toBe('coming')
  expect(daysOf({}, '2026-05-04')).toEqual({ from: '2026-05-04', to: undefined })
  expect(usualOrder('coming')).toBe('earliest')
})

test('all there is stands in the address and begins with the latest', () => {
  expect(daysOf({ span: 'all' }, '2026-05-04')).toEqual({ from: undefined, to: undefined })
  expect(usualOrder(periodOf({ span: 'all' }, '2026-05-04'))).toBe('latest')
})

test('days that were chosen are asked for as they are', () => {
  expect(daysOf({ to: '2026-05-01' }, '2026-05-04')).toEqual({ from: undefined, to: '2026-05-01' })
  expect(periodOf({ span: 'all', from: '2026-05-01' }, '2026-05-04')).toBe('own')
})
