import { expect, test } from 'vitest'
import { aStep, someReferences } from '#support/example-trigger.ts'
import { outputObjections } from './chain.ts'
import type { MomentKey } from './moments.ts'
import { newProposal, type ProposedOutput } from './proposal.ts'
import type { RecipientKind } from './recipients.ts'
import { nothingStanding } from './standing.ts'

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
