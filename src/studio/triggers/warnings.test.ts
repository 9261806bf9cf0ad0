import { expect, test } from 'vitest'
import { t7 } from '#support/example-trigger.ts'
import { warningsOf } from './warnings.ts'

const other = (fields = {}) => t7({ id: 8, description: 'Week before', ...fields })
const alike = '“Week before” does the same for the same sessions. Keep only one, unless somebody should hear twice.'

test('case 46: two alike are warned about at saving', () => {
  expect(warningsOf(t7(), {}, [other()])).toEqual([alike])
  expect(warningsOf(t7(), {}, [other({ active: false })])).toEqual([alike.replace('”', '” (switched off)')])
})

test('alike though their exclusions differ, for most sessions meet both', () => {
  expect(warningsOf(t7(), {}, [other({ exclusions: { ...t7().exclusions, confirmed: false } })])).toEqual([alike])
})

test.each([
  ['another offset', { offset_count: -8 }],
  ['another status', { status_id: 2 }],
  ['another recipient', { outputs: t7().outputs.map((output) => ({ ...output, recipient: { ...output.recipient, kind: 'photographer' } })) }],
  ['other channels', { outputs: t7().outputs.map((output) => ({ ...output, steps: output.steps.map((step) => ({ ...step, channel: 'task' })) })) }],
  ['nothing done yet', { outputs: [] }],
])('not alike: %s', (_, fields) => {
  expect(warningsOf(t7(), {}, [other(fields)])).toEqual([])
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
