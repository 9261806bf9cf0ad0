import { expect, test } from 'vitest'
import { countOnDay } from './count-on-day.ts'
import { nameOfEntry, readEntryName } from './entry-name.ts'
import { spanOf } from './span.ts'

test('an entry is found again by its address, whatever its occurrence is called', () => {
  for (const occurrence of ['2028-02-29', '2026-11-01T06:30:00.000Z', '']) {
    const name = { trigger_id: 12, subject_kind: 'production_order' as const, subject_id: 345, occurrence }
    expect(readEntryName(nameOfEntry({ trigger_id: 12, record: { kind: 'production_order', id: 345 }, occurrence }))).toEqual(name)
  }
})

test.each([undefined, '', '12', '12.session.345', '12.studio.345.2026-06-10', 'x.session.345.2026-06-10'])('%s names no entry', (typed) => {
  expect(readEntryName(typed)).toBeNull()
})

test('days that are not offered, and the usual ones, are not kept in the address', () => {
  expect([7, '90', 366, 30, 12, 'all', undefined].map(spanOf)).toEqual([7, 90, 366, undefined, undefined, undefined, undefined])
})

test('a day counts everything; of one channel what takes it, as far as that was looked at', () => {
  const counts = [5, 6, 7, 8].map((day) => ({ on: `2026-12-0${day}`, count: day }))
  const days = [
    { on: '2026-12-05', entries: 2 },
    { on: '2026-12-07', entries: 1 },
  ]
  const told = (says: string | null, channel?: string) => [5, 6, 7, 8, 9].map((day) => countOnDay({ counts, ways: { says, days }, channel })(`2026-12-0${day}`))
  expect(told(null)).toEqual([5, 6, 7, 8, 0])
  expect(told(null, 'email')).toEqual([2, 0, 1, 0, 0])
  expect(told('Of the first 3.', 'email')).toEqual([2, 0, 1, 8, 0])
  expect(countOnDay({ counts: [], ways: undefined, channel: undefined })('2026-12-05')).toBe(0)
})
