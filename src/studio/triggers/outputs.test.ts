import { expect, test } from 'vitest'
import { aStep } from '#support/example-trigger.ts'
import { sameOutputs } from './outputs.ts'
import type { SettledOutput } from './proposal.ts'
import type { Step } from './trigger.ts'

const output = (step: Partial<Step> = {}, fields: Partial<SettledOutput> = {}): SettledOutput => ({
  id: 1,
  recipient: { kind: 'client', member_id: null, department_id: null },
  steps: [aStep('call', step)],
  ...fields,
})

test('the same outputs are the same, in whatever order their keys come', () => {
  const { steps, recipient, id } = output()
  expect(sameOutputs([output()], [{ steps, recipient, id }])).toBe(true)
  expect(sameOutputs([], [])).toBe(true)
})

test('one more, one less or another order is a change', () => {
  expect(sameOutputs([output()], [output(), output()])).toBe(false)
  expect(sameOutputs([output(), output()], [output()])).toBe(false)
  expect(sameOutputs([output(), output({}, { id: 2 })], [output({}, { id: 2 }), output()])).toBe(false)
})

test.each<[string, SettledOutput]>([
  ['its number', output({}, { id: 2 })],
  ['the recipient', output({}, { recipient: { kind: 'photographer', member_id: null, department_id: null } })],
  ['the member', output({}, { recipient: { kind: 'client', member_id: 3, department_id: null } })],
  ['the department', output({}, { recipient: { kind: 'client', member_id: null, department_id: 3 } })],
  ['a channel', output({ channel: 'task' })],
  ['a template', output({ template_id: 2 })],
  ['what it is about', output({ description: 'Other' })],
  ['the notes', output({ notes: 'Other' })],
  ['whose desk', output({ department_id: 2 })],
  ['who', output({ member_id: 2 })],
  ['the day', output({ due_in_days: 1 })],
  ['the priority', output({ priority: 1 })],
  ['the type of task', output({ task_type_id: 2 })],
  ['what is put in', output({ attach: ['session-confirmation'] })],
  ['one step more', output({}, { steps: [aStep('call'), aStep('task')] })],
])('a change of %s is one', (_, changed) => {
  expect(sameOutputs([output()], [changed])).toBe(false)
})
