import { describe, expect, test } from 'vitest'
import type { RecipientKind } from '#studio/triggers/recipients.ts'
import type { TriggerSubject } from '#studio/triggers/subjects.ts'
import type { Output } from '#studio/triggers/trigger.ts'
import { anItem, aRecipient, noEmail, noPhone } from '#support/example-reach.ts'
import { aStep, t7 } from '#support/example-trigger.ts'
import { dueOn, planItem, planOutput } from './plan.ts'

const output = (id: number, kind: RecipientKind = 'client'): Output => ({
  id,
  recipient: { kind, member_id: null, department_id: null, name: null },
  steps: [aStep('email'), aStep('call')],
})

test('an item makes one thing for each recipient of each output', () => {
  const both = [aRecipient(), aRecipient({ kind: 'member', id: 3, email: noEmail })]
  const { planned, problem } = planItem(
    anItem({ trigger: t7({ outputs: [output(1), output(2)] }), recipientsOf: ({ id }) => (id === 1 ? both : [aRecipient()]) }),
  )
  expect(problem).toBeNull()
  expect(planned.map((one) => [one.output.id, one.recipient.kind, one.step?.channel, one.place])).toEqual([
    [1, 'client', 'email', 0],
    [1, 'member', 'call', 1],
    [2, 'client', 'email', 0],
  ])
})

test('a chain of triggers stops when it is three deep', () => {
  expect(planItem(anItem({ ancestry: [1, 2] })).problem).toBeNull()
  expect(planItem(anItem({ ancestry: [1, 2, 3] }))).toMatchObject({ planned: [], problem: { code: 'too-deep' } })
})

test('who can be reached on no way needs attention, and is never taken as done', () => {
  const nobody = aRecipient({ email: noEmail, call: noPhone })
  expect(planOutput(anItem(), output(1), nobody)).toMatchObject({
    step: null,
    already: false,
    problem: { code: 'no-channel', detail: 'The client cannot be reached. There is no email address on file. There is no phone number on file.' },
  })
})

test('what was made already is not made again, and is no problem any more', () => {
  const made = ['1 client:1042']
  expect(planOutput(anItem({ made }), output(1), aRecipient())).toMatchObject({ already: true, problem: null })
  expect(planOutput(anItem({ made }), output(1), aRecipient({ email: noEmail, call: noPhone }))).toMatchObject({ already: true, problem: null })
  expect(planOutput(anItem({ made }), output(2), aRecipient())).toMatchObject({ already: false, problem: null })
  expect(planOutput(anItem({ made }), output(1), aRecipient({ id: 1043 }))).toMatchObject({ already: false })
})

describe('an item with nobody to write to needs attention, and says what the record lacks', () => {
  test('a trigger without outputs says nothing to generate', () => {
    expect(planItem(anItem({ trigger: t7({ outputs: [] }) }))).toEqual({
      planned: [],
      problem: { code: 'no-recipient', detail: 'the trigger says nothing to generate.' },
    })
  })

  test('one output for nobody holds back the others too', () => {
    const facts = anItem({ trigger: t7({ outputs: [output(1), output(2, 'photographer')] }), recipientsOf: ({ id }) => (id === 1 ? [aRecipient()] : []) })
    expect(planItem(facts).problem).toEqual({ code: 'no-recipient', detail: 'the session has no photographer.' })
  })

  test.each<[RecipientKind, TriggerSubject, string]>([
    ['client', 'session', 'the session has no client.'],
    ['client', 'task', 'the task has no client.'],
    ['bill-to', 'session', 'the session has no invoice.'],
    ['family-member', 'client', 'the family member is no longer on file.'],
    ['photographer', 'appointment', 'its session has no photographer.'],
    ['assistant', 'session', 'the session has no assistant.'],
    ['assistant', 'appointment', 'its session has no assistant.'],
    ['record-member', 'task', 'the task names nobody of the studio, or somebody who has left.'],
    ['record-department', 'task', 'the task has no department, or one without address and members.'],
    ['department', 'session', 'the department has no address and no members.'],
    ['vendor', 'production_order', 'the production order has no vendor.'],
    ['member', 'session', 'the person has left.'],
  ])('%s, of the kind %s', (kind, subject, detail) => {
    const facts = anItem({ kind: subject, trigger: t7({ subject_kind: subject, outputs: [output(1, kind)] }), recipientsOf: () => [] })
    expect(planItem(facts).problem).toEqual({ code: 'no-recipient', detail })
  })
})

test('a call or task is due so many calendar days after it was processed, over the end of the month', () => {
  expect(dueOn(aStep('call', { due_in_days: 2 }), '2026-01-30')).toBe('2026-02-01')
  expect(dueOn(aStep('task'), '2026-01-30')).toBe('2026-01-30')
})
