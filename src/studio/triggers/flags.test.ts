import { expect, test } from 'vitest'
import { anOutput, someReferences, t7 } from '#support/example-trigger.ts'
import type { Channel } from './channels.ts'
import { flagsOf } from './flags.ts'
import type { Output } from './trigger.ts'

const codes = (...given: Parameters<typeof flagsOf>) => flagsOf(...given).map(({ code, blocks }) => `${code}${blocks ? ' blocks' : ''}`)

test('nothing is wrong with T7', () => {
  expect(flagsOf(t7(), someReferences())).toEqual([])
})

test.each([
  ['its status was made inactive', { status: { active: false } }, ['status-inactive']],
  ['its template was archived', { template: { active: false } }, ['template-archived blocks']],
  ['its template became marketing', { template: { purpose: 'marketing' } }, ['template-misfit blocks']],
  ['the studio has no sender', { canSend: false }, ['sender-missing']],
])('%s', (_, change, expected) => {
  expect(codes(t7(), someReferences(change))).toEqual(expected)
})

test('it does nothing yet', () => {
  expect(codes(t7({ outputs: [] }), someReferences())).toEqual(['no-outputs blocks'])
})

test('marketing to clients waits where nobody could unsubscribe; what is no marketing does not', () => {
  const unreached = someReferences({ linksWork: false })
  expect(codes(t7({ purpose: 'marketing' }), unreached)).toEqual(['address-missing'])
  expect(codes(t7(), unreached)).toEqual([])
  const calls = t7().outputs.map((output) => ({ ...output, steps: output.steps.filter((step) => step.channel === 'call') }))
  expect(codes(t7({ purpose: 'marketing', outputs: calls }), unreached)).toEqual([])
})

test('without an email nobody misses the sender', () => {
  const outputs = t7().outputs.map((output) => ({ ...output, steps: output.steps.filter((step) => step.channel === 'call') }))
  expect(codes(t7({ outputs }), someReferences({ canSend: false }))).toEqual([])
})

test('a recipient who has left blocks, a desk whose member has left is only told', () => {
  const left = someReferences({ member: { active: false } })
  const [output] = t7().outputs
  if (output === undefined) throw new Error('T7 has an output')
  const toMaya = { ...output, recipient: { kind: 'member' as const, member_id: 1, department_id: null, name: 'Maya Ortiz' } }
  const byMaya = { ...output, steps: output.steps.map((step) => (step.channel === 'call' ? { ...step, member_id: 1 } : step)) }
  expect(codes(t7({ outputs: [toMaya] }), left)).toEqual(['recipient-left blocks'])
  expect(codes(t7({ outputs: [byMaya] }), left)).toEqual(['member-left'])
})

test('a type that is inactive is told of triggers by type', () => {
  const byType = t7({ basis: 'type', status_id: null, type_id: 1 })
  expect(codes(byType, someReferences({ type: { active: false } }))).toEqual(['type-inactive'])
})

const made = (...channels: Channel[]): Output[] => [
  { ...anOutput(...channels), id: 1, recipient: { kind: 'client', member_id: null, department_id: null, name: null } },
]

test('a chain with texts or web forms is kept and stays off', () => {
  expect(codes(t7({ outputs: made('sms', 'call') }), someReferences())).toEqual(['channel-not-yet blocks'])
  expect(flagsOf(t7({ outputs: made('sms', 'call') }), someReferences())[0]).toMatchObject({
    field: 'outputs.0.steps.0.channel',
    message: expect.stringContaining('Text messages cannot be made by this version yet.') as unknown,
  })
})

test('marketing emails need the studio’s postal address under them', () => {
  expect(codes(t7({ purpose: 'marketing' }), someReferences({ studio: { postalAddress: false } }))).toEqual(['postal-address-missing'])
  expect(codes(t7(), someReferences({ studio: { postalAddress: false } }))).toEqual([])
})

test('invoices by status do nothing once the studio does without their statuses; payments fall due all the same', () => {
  const without = someReferences({ status: { subject_kind: 'invoice' }, template: { subject_kind: 'invoice' }, studio: { invoiceStatuses: false } })
  expect(codes(t7({ subject_kind: 'invoice', moment: 'status-due' }), without)).toEqual(['invoice-statuses-off blocks'])
  expect(codes(t7({ subject_kind: 'invoice', moment: 'payment-due' }), without)).toEqual([])
})
