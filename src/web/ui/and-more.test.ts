import { expect, test } from 'vitest'
import { andMore } from './and-more.ts'

test('choices that are not all there end by saying so', () => {
  expect(andMore({ rows: [1, 2], next: 'on' })).toEqual([{ value: 'more', label: 'The first 2 are listed. Type to find others.', disabled: true }])
  expect(andMore({ rows: [1, 2], next: null })).toEqual([])
  expect(andMore(undefined)).toEqual([])
})
