import { expect, test } from 'vitest'
import { t7 } from '#support/example-trigger.ts'
import { warningsOf } from './warnings.ts'

const other = (fields = {}) => t7({ id: 8, description: 'Week before', ...fields })

test('two alike are warned about at saving where the other is off; one that is on is a flag', () => {
  expect(warningsOf(t7(), {}, [other({ active: false })])).toEqual([
    '“Week before” (switched off) does the same for the same sessions. Keep only one, unless somebody should hear twice.',
  ])
  expect(warningsOf(t7(), {}, [other()])).toEqual([])
})

test('two of one name', () => {
  expect(warningsOf(t7(), {}, [other({ description: 'REMINDER a week before', status_id: 2 })])).toEqual([
    'Another trigger is called “REMINDER a week before” too. Another description tells them apart.',
  ])
})

const doNotMarket = 'Do Not Market is always ticked on marketing triggers: they never reach a client who is marked so.'

test('Do Not Market is explained when it was set without being asked for', () => {
  const marketing = t7({ purpose: 'marketing' })
  expect(warningsOf(marketing, { purpose: 'marketing' }, [])).toEqual([doNotMarket])
  expect(warningsOf(marketing, { exclusions: { do_not_market: false } }, [])).toEqual([doNotMarket])
  expect(warningsOf(marketing, { purpose: 'marketing', exclusions: { do_not_market: true } }, [])).toEqual([])
  expect(warningsOf(marketing, { description: 'Other' }, [])).toEqual([])
})

test('settings that have no effect or a surprising one are said', () => {
  expect(warningsOf(t7(), { stays_when_moved_on: true }, [])).toEqual([expect.stringContaining('was left out')])
  expect(warningsOf(t7({ validity_days: 5, exclusions: { ...t7().exclusions, past: true } }), {}, [])).toEqual([expect.stringContaining('their own day only')])
  expect(warningsOf(t7({ validity_days: 10 }), {}, [])).toEqual(['An item is valid for 10 days, so it may still be processed after the primary session date.'])
  expect(warningsOf(t7({ validity_days: 7 }), {}, [])).toEqual([])
})

test('weeks before are days, so a validity of ten days is within two weeks', () => {
  expect(warningsOf(t7({ offset_count: -2, offset_unit: 'weeks', validity_days: 10 }), {}, [])).toEqual([])
})

test('a tick that such records do not have is said', () => {
  const ticked = { ...t7().exclusions, confirmed: false, canceled: false }
  expect(warningsOf(t7({ subject_kind: 'client', exclusions: ticked }), {}, [])).toEqual(['“On hold” says nothing of clients: none of them is left out by it.'])
})

test('what is said belongs to what was set: no marketing, nothing before a date, no validity, another name', () => {
  expect(warningsOf(t7(), { exclusions: { do_not_market: false } }, [])).toEqual([])
  expect(warningsOf(t7({ purpose: 'transactional' }), { purpose: 'marketing' }, [])).toEqual([])
  expect(warningsOf(t7({ offset_count: 3, validity_days: 100 }), {}, [])).toEqual([])
  expect(warningsOf(t7({ offset_count: 0, validity_days: 100 }), {}, [])).toEqual([])
  expect(warningsOf(t7({ exclusions: { ...t7().exclusions, past: true } }), {}, [])).toEqual([])
  expect(warningsOf(t7(), {}, [other({ description: 'Week before', status_id: 2 })])).toEqual([])
})
