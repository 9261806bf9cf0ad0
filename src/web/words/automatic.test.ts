import { expect, test } from 'vitest'
import { automaticWords } from './automatic.ts'

test.each([
  [12, { goes_text: 'at 9:00 AM', waiting: {} }, '12 go at 9:00 AM'],
  [13, { goes_text: 'at 9:00 AM', waiting: { late: 1, brake: 11 } }, '1 goes at 9:00 AM · waiting: 1 late and 11 stopped by the brake'],
  [2, { goes_text: 'now', waiting: { 'was-waiting': 2 } }, 'waiting: 2 from before'],
  [3, { goes_text: 'Waits until everything is resumed.', waiting: {} }, 'Waits until everything is resumed'],
])('of %i items a group says when they go and what waits', (count, group, said) => {
  expect(automaticWords.group(count, group)).toBe(said)
})
