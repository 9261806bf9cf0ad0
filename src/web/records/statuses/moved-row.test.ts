import { expect, test } from 'vitest'
import { withMoved } from './moved-row.ts'

test.each([
  [1, 0, 'bac'],
  [0, 1, 'bac'],
  [0, 2, 'bca'],
  [2, 0, 'cab'],
  [1, 1, 'abc'],
  [0, -1, 'abc'],
  [2, 3, 'abc'],
  [7, 0, 'abc'],
])('a row goes from %i to %i', (from, to, order) => {
  expect(withMoved(['a', 'b', 'c'], from, to).join('')).toBe(order)
})

test('the rows that were given stay as they were', () => {
  const rows = ['a', 'b']
  withMoved(rows, 0, 1)
  expect(rows).toEqual(['a', 'b'])
})
