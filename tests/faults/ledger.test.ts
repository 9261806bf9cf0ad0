import { expect, test } from 'vitest'
import { brokenPromises, type Line } from './ledger.ts'

const kept: Line = { email: 'anna@example.com', items: 1, states: 'processed', messages: 1, dispatch: 'sent', received: 1 }

test('a kept promise is none broken', () => {
  expect(brokenPromises([kept, { ...kept, dispatch: 'in-doubt', received: 0 }])).toEqual([])
})

test.each<[string, Partial<Line>]>([
  ['an item that was never found', { items: 0, states: '', messages: 0, dispatch: null, received: 0 }],
  ['an item found twice', { items: 2 }],
  ['an item that was left behind', { states: 'active', messages: 0, dispatch: null, received: 0 }],
  ['an item without its message', { messages: 0, dispatch: null, received: 0 }],
  ['two messages for one item', { messages: 2, received: 2 }],
  ['a message said to be sent that never arrived', { received: 0 }],
  ['a message that still waits', { dispatch: 'claimed', received: 0 }],
  ['a double that nobody asked for', { received: 2 }],
])('the checker sees %s', (_what, wrong) => {
  expect(brokenPromises([{ ...kept, ...wrong }])).not.toEqual([])
})

test('a double after a person sent it again was asked for, a third was not', () => {
  const again = new Set(['anna@example.com'])
  expect(brokenPromises([{ ...kept, received: 2 }], again)).toEqual([])
  expect(brokenPromises([{ ...kept, received: 3 }], again)).not.toEqual([])
})
