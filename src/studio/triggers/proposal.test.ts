import { expect, test } from 'vitest'
import { aStep, t7 } from '#support/example-trigger.ts'
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

test('where a kind of record has one moment, nobody has to say which', () => {
  expect(newProposal({ subject_kind: 'incoming_text', basis: 'keyword', keyword: 'BOOK' })).toMatchObject({ moment: 'keyword-matched', keyword: 'book' })
  expect(newProposal({ subject_kind: 'task', basis: 'status' })).toMatchObject({ moment: 'session-date' })
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
  expect(newProposal({ moment: 'status-changed' }).stays_when_moved_on).toBe(false)
  expect(withChanges(changed, { moment: 'session-date' }).stays_when_moved_on).toBe(false)
})

test('a new trigger is transactional, counts every time, lists late ones, and is processed by hand', () => {
  expect(newProposal({})).toMatchObject({
    description: '',
    purpose: 'transactional',
    repeat: 'every',
    late: 'wait',
    stays_when_moved_on: false,
    automatic: false,
    any_type: false,
    outputs: [],
  })
})

test('a status without a word about the basis means a trigger by status', () => {
  const byType = newProposal({ type_id: 3 })
  expect(withChanges(byType, { status_id: 1 })).toMatchObject({ basis: 'status', status_id: 1, type_id: null })
  expect(withChanges(byType, { status_id: 1, type_id: 4 })).toMatchObject({ basis: 'type', status_id: 1, type_id: 4 })
  expect(withChanges(byType, { status_id: null })).toMatchObject({ basis: 'type', type_id: 3 })
  expect(withChanges(byType, { description: 'Other' })).toMatchObject({ basis: 'type', type_id: 3 })
})

test('another basis takes away what picked the records, any type too', () => {
  const whatever = newProposal({ subject_kind: 'appointment', basis: 'type', any_type: true })
  expect(whatever.any_type).toBe(true)
  expect(withChanges(whatever, { basis: 'type-and-status' })).toMatchObject({ any_type: false, type_id: null })
})

test('the outputs of a saved trigger come along, without the names of recipients', () => {
  const { outputs } = proposalOf(t7())
  expect(outputs).toEqual([{ id: 1, recipient: { kind: 'client', member_id: null, department_id: null }, steps: t7().outputs[0]?.steps }])
})

test('an output that is given replaces all; what it leaves out is empty', () => {
  const changed = withChanges(proposalOf(t7()), { outputs: [{ recipient: { kind: 'client' }, steps: [{ channel: 'call', description: ' Ask ' }] }] })
  expect(changed.outputs).toEqual([
    { id: null, recipient: { kind: 'client', member_id: null, department_id: null }, steps: [aStep('call', { description: 'Ask' })] },
  ])
  const kept = withChanges(proposalOf(t7()), { outputs: [{ id: 5, recipient: { kind: 'member', member_id: 3 }, steps: [{ channel: 'task' }] }] })
  expect(kept.outputs).toMatchObject([
    { id: 5, recipient: { kind: 'member', member_id: 3 }, steps: [{ description: '', notes: '', due_in_days: 0, priority: 2 }] },
  ])
})

test('days between two belong to “at most every so many days” alone', () => {
  const spaced = newProposal({ repeat: 'spaced', repeat_days: 30 })
  expect(spaced.repeat_days).toBe(30)
  expect(withChanges(spaced, { description: 'Other' }).repeat_days).toBe(30)
  expect(withChanges(spaced, { repeat: 'once' }).repeat_days).toBeNull()
  expect(newProposal({ repeat: 'every', repeat_days: 30 }).repeat_days).toBeNull()
  expect(withChanges(newProposal({}), { repeat: 'spaced' }).repeat_days).toBeNull()
})

test('a keyword is kept in small letters, and goes with the basis', () => {
  const texted = newProposal({ subject_kind: 'incoming_text', basis: 'keyword', keyword: ' Prints ' })
  expect(texted.keyword).toBe('prints')
  expect(withChanges(texted, { description: 'Other' }).keyword).toBe('prints')
  expect(withChanges(texted, { basis: 'status' }).keyword).toBeNull()
  expect(withChanges(texted, { keyword: ' ' }).keyword).toBeNull()
})

test('hours are given, taken away, or left', () => {
  const hours = { days: [1], from: '09:00', to: '17:00' } as const
  const own = newProposal({ hours: { ...hours, days: [1] } })
  expect(own.hours).toEqual(hours)
  expect(withChanges(own, {}).hours).toEqual(hours)
  expect(withChanges(own, { hours: null }).hours).toBeNull()
})
