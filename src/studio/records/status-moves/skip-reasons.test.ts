import { expect, test } from 'vitest'
import { countedReasons, whyNot } from './skip-reasons.ts'

const status = { id: 5, type_id: null }
const record = { status_id: 1, type_id: 2, archived: false, canceled: false }

test.each([
  [record, status, null],
  [{ ...record, status_id: 5 }, status, 'already'],
  [{ ...record, status_id: 5, archived: true }, status, 'archived'],
  [{ ...record, canceled: true }, status, 'canceled'],
  [record, { id: 5, type_id: 2 }, null],
  [record, { id: 5, type_id: 3 }, 'other-type'],
  [{ ...record, type_id: null }, { id: 5, type_id: 3 }, 'other-type'],
  [undefined, status, 'gone'],
] as const)('%j to %j: %s', (candidate, wanted, why) => {
  expect(whyNot(candidate, wanted)).toBe(why)
})

test('reasons are counted in one order, whatever came first', () => {
  expect(countedReasons(['gone', 'already', 'gone'])).toEqual([
    { why: 'already', count: 1 },
    { why: 'gone', count: 2 },
  ])
  expect(countedReasons([])).toEqual([])
})
