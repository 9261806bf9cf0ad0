import { expect, test } from 'vitest'
import { moved } from './moved.ts'

test('one changes places with its neighbour', () => {
  expect(moved([1, 2, 3], 3, -1)).toEqual([1, 3, 2])
  expect(moved([1, 2, 3], 1, 1)).toEqual([2, 1, 3])
})

test('at the ends, or unknown, nothing moves', () => {
  expect(moved([1, 2, 3], 1, -1)).toEqual([1, 2, 3])
  expect(moved([1, 2, 3], 3, 1)).toEqual([1, 2, 3])
  expect(moved([1, 2, 3], 9, 1)).toEqual([1, 2, 3])
})
