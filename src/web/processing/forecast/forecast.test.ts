import { expect, test } from 'vitest'
import { channelsByDay } from './channels-by-day.ts'
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

test('a day counts its entries, and its outputs by channel; of one channel where that is asked for', () => {
  const output = (channel: string | null) => ({ channel })
  const rows = [
    { on: '2026-12-01', outputs: [output('email'), output('task')] },
    { on: '2026-12-01', outputs: [output('email'), output(null)] },
    { on: '2026-12-02', outputs: [] },
  ]
  const told = (only?: string) => [...channelsByDay(rows, only)].map(([on, { entries, outputs }]) => [on, entries, Object.fromEntries(outputs)])
  expect(told()).toEqual([
    ['2026-12-01', 2, { email: 2, task: 1 }],
    ['2026-12-02', 1, {}],
  ])
  expect(told('task')).toEqual([
    ['2026-12-01', 2, { task: 1 }],
    ['2026-12-02', 1, {}],
  ])
})
