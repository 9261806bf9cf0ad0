import { expect, test } from 'vitest'
import { numberAfter } from './record-number.ts'

test.each([
  ['S-00001', 'S-00002'],
  ['S-0099', 'S-0100'],
  ['999', '1000'],
  ['2026/7', '2026/8'],
  ['Wedding', 'Wedding-2'],
  ['12345678901234567890', '12345678901234567891'],
])('%s is followed by %s', (number, next) => {
  expect(numberAfter(number)).toBe(next)
})
