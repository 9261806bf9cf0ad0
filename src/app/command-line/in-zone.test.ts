import { expect, test } from 'vitest'
import { hasInstant, inZone } from './in-zone.ts'

test('instants are told as a clock of the studio shows them, wherever they stand; days and texts stay', () => {
  const answer = { rows: [{ at: '2026-03-08T07:59:59.000Z', on: '2026-03-08', note: 'at 2026-03-08T07:59:59.000Z', ended: null }], next: null }
  expect(inZone(answer, 'America/Chicago')).toEqual({
    rows: [{ at: '2026-03-08 01:59', on: '2026-03-08', note: 'at 2026-03-08T07:59:59.000Z', ended: null }],
    next: null,
  })
  expect(inZone('2026-03-08T08:00:00Z', 'America/Chicago')).toBe('2026-03-08 03:00')
  expect(inZone(answer, 'Pacific/Auckland').rows[0]?.at).toBe('2026-03-08 20:59')
})

test('only what has an instant needs the zone', () => {
  expect(hasInstant({ rows: [{ at: '2026-03-08T07:59:59.000Z' }] })).toBe(true)
  expect(hasInstant({ rows: [{ on: '2026-03-08', n: 4, none: null }] })).toBe(false)
})
