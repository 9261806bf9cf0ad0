import { expect, test } from 'vitest'
import { aStep, someReferences, t7 } from '#support/example-trigger.ts'
import { isAlike, sameDayFlags } from './same-day.ts'
import type { Output, Trigger } from './trigger.ts'

const other = (fields: Partial<Trigger> = {}) => t7({ id: 8, description: 'Week before', ...fields })
const flagged = (one: Trigger, others: readonly Trigger[]) => sameDayFlags(one, { live: others, references: someReferences(), today: '2026-05-04' })
const meets = (one: Partial<Trigger>, two: Partial<Trigger>) => flagged(t7(one), [other(two)]).length === 1
const to = (recipient: Partial<Output['recipient']>, ...steps: Output['steps']): Output => ({
  id: 1,
  recipient: { kind: 'client', member_id: null, department_id: null, name: null, ...recipient },
  steps,
})

test('a doubt is told at the moment, and keeps nothing off', () => {
  expect(flagged(t7(), [other()])).toMatchObject([{ code: 'same-day', field: 'moment', blocks: false }])
})

test('one that was deleted does not count', () => {
  expect(flagged(t7(), [other({ archived_at: new Date() })])).toEqual([])
})

test.each<[string, Partial<Trigger>]>([
  ['of another kind of record', { subject_kind: 'appointment' }],
  ['by type', { basis: 'type', status_id: null, type_id: 1 }],
  ['of another status', { status_id: 2 }],
  ['of a type besides', { type_id: 2 }],
  ['of any type', { any_type: true }],
  ['with a keyword', { keyword: 'prints' }],
])('one %s is not of the same records', (_, fields) => {
  expect(isAlike(t7(), other())).toBe(true)
  expect(isAlike(t7(), other(fields))).toBe(false)
})

test('a record may fit both where a status and a type are asked for, never two types or two kinds', () => {
  const byType = { basis: 'type', status_id: null, type_id: 1 } as const
  expect(meets({}, byType)).toBe(true)
  expect(meets(byType, { ...byType, basis: 'type-and-status', status_id: 1 })).toBe(true)
  expect(meets(byType, { ...byType, type_id: 2 })).toBe(false)
  expect(meets({}, { ...byType, subject_kind: 'appointment' })).toBe(false)
  expect(meets({}, { ...byType, keyword: 'prints' })).toBe(false)
})

test('on the day itself the unit does not matter, of the same moment', () => {
  expect(meets({ offset_count: 0 }, { offset_count: 0, offset_unit: 'minutes' })).toBe(true)
  expect(meets({ offset_count: 0 }, { offset_count: 0, moment: 'status-due' })).toBe(false)
})

test('work days meet work days of the same number; hours and minutes fall on nobody knows which day', () => {
  const days = (offset_count: number) => ({ offset_count, offset_unit: 'work-days' as const })
  expect(meets(days(-3), days(-3))).toBe(true)
  expect(meets(days(-3), days(-4))).toBe(false)
  for (const offset_unit of ['hours', 'minutes'] as const) expect(meets({ offset_unit }, { offset_unit })).toBe(false)
})

test('two members, or two departments, are two people', () => {
  const email = aStep('email')
  const member = (member_id: number) => ({ outputs: [to({ kind: 'member', member_id }, email)] })
  const department = (department_id: number) => ({ outputs: [to({ kind: 'department', department_id }, email)] })
  expect(meets(member(3), member(3))).toBe(true)
  expect(meets(member(3), member(4))).toBe(false)
  expect(meets(department(5), department(5))).toBe(true)
  expect(meets(department(5), department(6))).toBe(false)
})

test('one output and one channel in common are enough', () => {
  const both = { outputs: [to({ kind: 'photographer' }, aStep('email')), to({}, aStep('letter'), aStep('email'))] }
  expect(meets(both, { outputs: [to({}, aStep('call'), aStep('email'))] })).toBe(true)
  expect(meets(both, { outputs: [to({}, aStep('call'))] })).toBe(false)
})
