import { expect, test } from 'vitest'
import { countingFrom, movedTo, offeredLines } from './moved-to.ts'
import { newOutput, newStep, type TriggerForm } from './trigger-form.ts'

const form: TriggerForm = {
  description: 'Reminder',
  subject_kind: 'session',
  basis: 'status',
  status_id: 2,
  type_id: null,
  any_type: false,
  keyword: null,
  moment: 'session-date',
  side: 'before',
  days: 2,
  offset_unit: 'hours',
  exclusions: { past: false, do_not_market: false, do_not_call: false, on_hold: false, confirmed: false, canceled: false, paid: false },
  purpose: 'transactional',
  validity_days: null,
  repeat: 'every',
  repeat_days: null,
  late: 'wait',
  stays_when_moved_on: false,
  automatic: false,
  hours: null,
  settle_minutes: null,
  include_waiting: false,
  outputs: [{ ...newOutput(), recipient: { kind: 'photographer', member_id: null, department_id: null }, steps: [newStep('email')] }],
}

test('sessions by type keep the session date with its hours', () => {
  expect(movedTo(form, 'session/type', { invoiceStatuses: true })).not.toHaveProperty('moment')
  expect(movedTo(form, 'session/type', { invoiceStatuses: true })).toMatchObject({ subject_kind: 'session', basis: 'type', outputs: form.outputs })
})

test('hours are not kept where there is no time of day, nor days before what nobody saw coming', () => {
  expect(countingFrom(form, 'status-due')).toEqual({ moment: 'status-due', offset_unit: 'days', outputs: form.outputs })
  expect(countingFrom(form, 'status-changed')).toMatchObject({ moment: 'status-changed', side: 'on', days: 0, offset_unit: 'days' })
  expect(countingFrom({ ...form, offset_unit: 'weeks' }, 'created')).toMatchObject({ moment: 'created', side: 'on', days: 0, offset_unit: 'days' })
})

test('other records have other statuses and recipients', () => {
  const moved = movedTo(form, 'client/status', { invoiceStatuses: true })
  expect(moved).toMatchObject({ subject_kind: 'client', basis: 'status', status_id: null })
  expect(moved.outputs?.[0]?.recipient.kind).toBe('client')
})

test('the family member whose birthday it is is nobody on another day', () => {
  const recipient = { kind: 'family-member', member_id: null, department_id: null } as const
  const birthday: TriggerForm = { ...form, subject_kind: 'client', moment: 'birthday', outputs: [{ ...newOutput(), recipient }] }
  expect(countingFrom(birthday, 'birthday').outputs?.[0]?.recipient).toEqual(recipient)
  expect(countingFrom(birthday, 'anniversary').outputs?.[0]?.recipient.kind).toBe('client')
})

test('case 62: without statuses of invoices only their payments are offered', () => {
  const offered = (invoiceStatuses: boolean) => offeredLines({ subject_kind: 'invoice', basis: 'status' }, { invoiceStatuses }).map(({ moment }) => moment)
  expect(offered(false)).toEqual(['payment-due'])
  expect(offered(true)).toContain('status-changed')
  expect(movedTo(form, 'invoice/status', { invoiceStatuses: false }).moment).toBe('payment-due')
})
