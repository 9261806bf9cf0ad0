import { expect, test } from 'vitest'
import { isLong } from './is-long.ts'

test('a note of a few lines is shown whole', () => {
  expect(isLong('')).toBe(false)
  expect(isLong('Brings the dog.\nAllergic to smoke.')).toBe(false)
})

test('much text is long, and so are many short lines', () => {
  expect(isLong('word '.repeat(200))).toBe(true)
  expect(isLong('a\n'.repeat(12))).toBe(true)
})
