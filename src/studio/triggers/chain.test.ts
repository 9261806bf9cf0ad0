import { expect, test } from 'vitest'
import { aStep, someReferences, t7 } from '#support/example-trigger.ts'
import { outputObjections } from './chain.ts'
import type { MomentKey } from './moments.ts'
import { newProposal, type ProposedOutput } from './proposal.ts'
import type { RecipientKind } from './recipients.ts'
import { nothingStanding, standingOf } from './standing.ts'

const clients = someReferences({ status: { subject_kind: 'client' }, template: { subject_kind: 'client' } })

function said(kind: RecipientKind, steps: ProposedOutput['steps'], moment: MomentKey = 'birthday'): string[] {
  const output = { id: null, recipient: { kind, member_id: kind === 'member' ? 1 : null, department_id: null }, steps }
  const proposal = { ...newProposal({ description: 'Card' }), subject_kind: 'client' as const, moment }
  return outputObjections({ output, at: 'outputs.0', proposal, references: clients, standing: nothingStanding }).map(
    ({ field, message }) => `${field}: ${message}`,
  )
}

test('letters are for clients and their families: nobody else has a postal address, so nothing would ever be written', () => {
  const letter = [aStep('letter', { template_id: 1 })]
  expect(said('client', letter)).toEqual([])
  expect(said('family-member', letter)).toEqual([])
  expect(said('member', [aStep('email'), ...letter])).toEqual([
    'outputs.0.steps.1.channel: Letters are written to clients and their families; “A member of the staff” has no postal address on file. Choose an email or a call instead.',
  ])
})

test('a family member is meant by birthdays alone', () => {
  expect(said('family-member', [aStep('call')])).toEqual([])
  expect(said('family-member', [aStep('call')], 'status-changed')).toEqual([
    'outputs.0.recipient.kind: “Family member whose birthday it is” belongs to birthdays. Choose the client, or count from the birthday.',
  ])
})

const orders = someReferences({ status: { subject_kind: 'production_order' }, template: { subject_kind: 'client' } })
const ofOrders = (output: Partial<ProposedOutput>) =>
  outputObjections({
    output: { id: null, recipient: { kind: 'client', member_id: null, department_id: null }, steps: [aStep('call')], ...output },
    at: 'outputs.0',
    proposal: { ...newProposal({ description: 'Album' }), subject_kind: 'production_order', moment: 'status-changed' },
    references: orders,
    standing: nothingStanding,
  }).map(({ field, message }) => `${field}: ${message}`)
const whom = (kind: RecipientKind) => ({ recipient: { kind, member_id: null, department_id: null } })

test('an output is for somebody whom such a record has', () => {
  expect(ofOrders({ ...whom('vendor'), steps: [aStep('email')] })).toEqual([])
  expect(ofOrders(whom('family-member'))).toEqual([
    'outputs.0.recipient.kind: Production order triggers have no “Family member whose birthday it is”. Choose another recipient.',
  ])
})

test('no department has a phone, the one of the record neither; behind an email a call is for its members', () => {
  expect(ofOrders(whom('record-department'))).toEqual([expect.stringContaining('outputs.0.steps.0.channel: A department has no phone.')])
  expect(ofOrders({ ...whom('record-department'), steps: [aStep('email'), aStep('call')] })).toEqual([])
  expect(ofOrders({ ...whom('record-department'), steps: [aStep('task')] })).toEqual([])
  expect(ofOrders({ ...whom('record-department'), steps: [] })).toEqual([expect.stringContaining('outputs.0.steps: Say what this output makes')])
})

test('a script has the fields of its record: an order’s has the session’s, and none of an invoice', () => {
  expect(ofOrders({ steps: [aStep('call', { notes: 'Ask about {{ session.date }}' })] })).toEqual([])
  expect(ofOrders({ steps: [aStep('call', { notes: 'Ask {{ invoice.number }}' })] })).toEqual([expect.stringContaining('outputs.0.steps.0.notes:')])
})

test('a task of a type, a letter with a paper, and what was archived since but stands there already', () => {
  const references = someReferences({
    type: { subject_kind: 'task', active: false },
    template: { active: false },
    department: { active: false },
  })
  const steps = [aStep('letter', { template_id: 1, attach: ['session-confirmation'] }), aStep('task', { task_type_id: 1, department_id: 1 })]
  const fields = (standing: Parameters<typeof outputObjections>[0]['standing']) =>
    outputObjections({
      output: { id: null, recipient: { kind: 'client', member_id: null, department_id: null }, steps },
      at: 'outputs.0',
      proposal: newProposal({ description: 'Card', status_id: 1 }),
      references,
      standing,
    }).map(({ field, message }) => `${field}: ${message.split('. ')[0]}`)
  expect(fields(nothingStanding)).toEqual([
    'outputs.0.steps.0.template_id: The template “Reminder” is archived',
    'outputs.0.steps.1.department_id: The department “Front desk” is archived',
    'outputs.0.steps.1.task_type_id: The task type “Family” is inactive',
  ])
  expect(fields(standingOf(t7({ outputs: [{ id: 1, recipient: { kind: 'client', member_id: null, department_id: null, name: null }, steps }] })))).toEqual([])
  expect(fields(standingOf(t7({ status_id: 1, outputs: [] })))).toHaveLength(3)
})

test('a task of an active type is fine', () => {
  expect(
    outputObjections({
      output: { id: null, recipient: { kind: 'client', member_id: null, department_id: null }, steps: [aStep('task', { task_type_id: 1 })] },
      at: 'outputs.0',
      proposal: newProposal({ description: 'Pack' }),
      references: someReferences({ type: { subject_kind: 'task' } }),
      standing: nothingStanding,
    }),
  ).toEqual([])
})
