import { expect, test } from 'vitest'
import { countTicks, decisionOf, decisionOfAll, deletionsToConfirm, noTicks, requestOf, tickGroup, tickRow } from './ticks.ts'

const ann = { id: 1, version: 4, last_event_id: 40, trigger_id: 7 }
const bob = { id: 2, version: 1, last_event_id: 41, trigger_id: 7 }
const group = { trigger_id: 7, count: 50_000 }
const all = tickGroup(noTicks, group, { decision: 'process', lastEvent: 99 })

test('a row is ticked with the version that was seen', () => {
  const ticks = tickRow(noTicks, ann, 'skip')
  expect(decisionOf(ticks, ann)).toBe('skip')
  expect(decisionOf(ticks, bob)).toBeNull()
  expect(requestOf(ticks, 'active')).toEqual({ decisions: [{ item_id: 1, decision: 'skip', version: 4 }], all: [] })
})

test('pressing the same choice again takes it away', () => {
  expect(tickRow(tickRow(noTicks, ann, 'skip'), ann, 'skip').rows.size).toBe(0)
})

test('Process All of a group holds for rows that were never loaded, as of the last event seen', () => {
  expect(countTicks(all)).toEqual({ process: 50_000, skip: 0, delete: 0 })
  expect(requestOf(all, 'active').all).toEqual([{ decision: 'process', view: 'active', trigger_id: 7, last_event_id: 99, except: [] }])
})

test('a row can be decided otherwise, or left out, after All', () => {
  const ticks = tickRow(tickRow(all, ann, 'delete'), bob, null)
  expect(countTicks(ticks)).toEqual({ process: 49_998, skip: 0, delete: 1 })
  expect(requestOf(ticks, 'active')).toMatchObject({ decisions: [{ item_id: 1, decision: 'delete' }], all: [{ decision: 'process', except: [2] }] })
})

test('a row that returns to what its group has needs no tick of its own', () => {
  const ticks = tickRow(tickRow(all, ann, 'delete'), ann, 'process')
  expect(ticks.rows.size).toBe(0)
  expect(decisionOf(ticks, ann)).toBe('process')
})

test('All is for what was there when it was pressed: who comes or changes afterwards stands unmarked and is not counted', () => {
  const late = { id: 4, version: 1, last_event_id: 100, trigger_id: 7 }
  expect(decisionOf(all, late)).toBeNull()
  expect(decisionOf(all, { ...ann, version: 5, last_event_id: 101 })).toBeNull()
  const ticks = tickRow(all, late, 'process')
  expect(decisionOf(ticks, late)).toBe('process')
  expect(countTicks(ticks)).toEqual({ process: 50_001, skip: 0, delete: 0 })
  expect(requestOf(ticks, 'active')).toMatchObject({ decisions: [{ item_id: 4, decision: 'process' }], all: [{ last_event_id: 99, except: [] }] })
  expect(tickRow(ticks, late, 'process')).toEqual(all)
})

test('All is not shown as chosen when more stands there than it was chosen for', () => {
  expect(decisionOfAll(all, group)).toBe('process')
  expect(decisionOfAll(all, { ...group, count: 50_001 })).toBeNull()
  expect(decisionOfAll(noTicks, group)).toBeNull()
})

test('clearing a row twice after All leaves it cleared once', () => {
  const once = tickRow(all, ann, null)
  expect(decisionOf(once, ann)).toBeNull()
  expect(decisionOf(tickRow(once, ann, null), ann)).toBeNull()
})

test('Delete All asks first, and so do ten deletions one by one; a few, Skip All and Process All do not', () => {
  expect(deletionsToConfirm(tickGroup(noTicks, group, { decision: 'delete', lastEvent: 5 }))).toBe(50_000)
  const deleted = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ ...ann, id: index })).reduce((ticks, row) => tickRow(ticks, row, 'delete'), noTicks)
  expect(deletionsToConfirm(deleted(10))).toBe(10)
  expect(deletionsToConfirm(deleted(9))).toBe(0)
  expect(deletionsToConfirm(tickGroup(noTicks, group, { decision: 'skip', lastEvent: 5 }))).toBe(0)
  expect(deletionsToConfirm(all)).toBe(0)
})

test('All overrules what was ticked in the group before, and nothing in other groups', () => {
  const other = { id: 3, version: 1, last_event_id: 42, trigger_id: 8 }
  const ticks = tickGroup(tickRow(tickRow(noTicks, ann, 'delete'), other, 'delete'), group, { decision: 'skip', lastEvent: 99 })
  expect(decisionOf(ticks, ann)).toBe('skip')
  expect(decisionOf(ticks, other)).toBe('delete')
  expect(countTicks(ticks)).toEqual({ process: 0, skip: 50_000, delete: 1 })
})
