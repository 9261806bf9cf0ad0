import { expect, test } from 'vitest'
import { t7 } from '#support/example-trigger.ts'
import { newProposal, proposalOf, withChanges } from './proposal.ts'

test('a description alone: on the primary session date, nothing excluded, nothing done', () => {
  expect(newProposal({ description: '  Reminder ' })).toMatchObject({
    description: 'Reminder',
    basis: 'status',
    moment: 'session-date',
    offset_count: 0,
    outputs: [],
  })
})

test('a type without a word about the basis means a trigger by type', () => {
  expect(newProposal({ type_id: 3 })).toMatchObject({ basis: 'type', status_id: null, type_id: 3 })
  expect(withChanges(proposalOf(t7()), { type_id: 3 })).toMatchObject({ basis: 'type', status_id: null, type_id: 3 })
  expect(withChanges(proposalOf(t7()), { basis: 'type' })).toMatchObject({ basis: 'type', status_id: null, type_id: null })
})

test('status and type together stay as they were said, to be refused', () => {
  expect(newProposal({ status_id: 1, type_id: 3 })).toMatchObject({ basis: 'status', status_id: 1, type_id: 3 })
})

test('fields that are not given stay', () => {
  expect(withChanges(proposalOf(t7()), {})).toEqual(proposalOf(t7()))
  expect(withChanges(proposalOf(t7()), { exclusions: { past: true } }).exclusions).toEqual({ ...t7().exclusions, past: true })
})

test('Do Not Market is always ticked on marketing triggers', () => {
  expect(newProposal({ purpose: 'marketing', exclusions: { do_not_market: false } }).exclusions.do_not_market).toBe(true)
  const marketing = proposalOf(t7({ purpose: 'marketing' }))
  expect(withChanges(marketing, { exclusions: { do_not_market: false } }).exclusions.do_not_market).toBe(true)
  expect(withChanges(marketing, { purpose: 'transactional', exclusions: { do_not_market: false } }).exclusions.do_not_market).toBe(false)
})

test('“even if it has moved on” goes with the change to a status', () => {
  const changed = newProposal({ moment: 'status-changed', stays_when_moved_on: true })
  expect(changed.stays_when_moved_on).toBe(true)
  expect(withChanges(changed, { moment: 'session-date' }).stays_when_moved_on).toBe(false)
})
