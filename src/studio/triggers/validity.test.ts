import { expect, test } from 'vitest'
import { validDays } from './validity.ts'

const timing = { moment: 'session-date', offset_count: 0, validity_days: null, offset_unit: 'days' as const, exclusions: { past: false } } as const

test.each([
  ['7 days before: until the session itself', { offset_count: -7 }, 7],
  ['1 day before: until the session itself', { offset_count: -1 }, 1],
  ['on the day: 3 days', { offset_count: 0 }, 3],
  ['3 days after: 14 days', { offset_count: 3 }, 14],
  ['changed to the status: 14 days', { moment: 'status-changed' }, 14],
  ['what the trigger says, on the day', { validity_days: 30 }, 30],
  ['what the trigger says, before', { offset_count: -7, validity_days: 2 }, 2],
  ['no day beyond its own, if the trigger says so', { offset_count: -7, validity_days: 0 }, 0],
  ['past ticked: its own day only', { offset_count: -7, exclusions: { past: true } }, 0],
  ['past ticked outdoes what the trigger says', { validity_days: 30, exclusions: { past: true } }, 0],
  ['past ticked on a change of status: its own day only', { moment: 'status-changed', exclusions: { past: true } }, 0],
] as const)('%s', (_, change, days) => {
  expect(validDays({ ...timing, ...change })).toBe(days)
})

test.each([
  [-3, 'weeks', 21],
  [-3, 'work-days', 5],
  [-5, 'work-days', 7],
  [-36, 'hours', 2],
  [-1440, 'minutes', 1],
  [-1441, 'minutes', 2],
] as const)('%i %s before: until the day of the moment, in calendar days', (offset_count, offset_unit, days) => {
  expect(validDays({ ...timing, offset_count, offset_unit })).toBe(days)
})
