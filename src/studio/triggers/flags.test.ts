import { expect, test } from 'vitest'
import { anOutput, aStep, someReferences, t7 } from '#support/example-trigger.ts'
import type { Channel } from './channels.ts'
import { flagsOf } from './flags.ts'
import type { RecipientKind } from './recipients.ts'
import type { References } from './references.ts'
import type { Output, Step, Trigger } from './trigger.ts'

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

const saying = (trigger: Trigger, references: References) =>
  flagsOf(trigger, references).map(({ field, message, blocks }) => [field, message.split('. ')[0], blocks])
const step = (channel: 'email' | 'call' | 'task', fields: Partial<Step> = {}): Output => ({
  id: 1,
  recipient: { kind: 'client', member_id: null, department_id: null, name: null },
  steps: [aStep(channel, fields)],
})

test('marketing to a bill-to client or one of the family waits for a way out too; to the staff it does not', () => {
  const unreached = someReferences({ linksWork: false, studio: { postalAddress: false } })
  const to = (kind: RecipientKind) =>
    codes(t7({ purpose: 'marketing', outputs: [{ ...step('email'), recipient: { ...step('email').recipient, kind } }] }), unreached)
  expect(to('bill-to')).toEqual(['address-missing', 'postal-address-missing'])
  expect(to('family-member')).toEqual(['address-missing', 'postal-address-missing'])
  expect(to('photographer')).toEqual([])
  const alsoToStaff = [step('call'), step('email')]
  expect(codes(t7({ purpose: 'marketing', outputs: alsoToStaff }), unreached)).toEqual(['address-missing', 'postal-address-missing'])
  expect(codes(t7({ outputs: alsoToStaff }), someReferences({ canSend: false }))).toEqual(['sender-missing'])
})

test('letters need the studio’s postal address, marketing or not', () => {
  const homeless = someReferences({ studio: { postalAddress: false } })
  expect(codes(t7({ outputs: [{ ...step('email'), steps: [aStep('letter', { template_id: 1 })] }] }), homeless)).toEqual(['postal-address-missing'])
})

test('what was archived since is told where it stands, and blocks where nothing could be made', () => {
  const archived = someReferences({ department: { active: false }, type: { active: false, subject_kind: 'task' } })
  const toDesk = { ...step('email'), recipient: { kind: 'department' as const, member_id: null, department_id: 1, name: 'Front desk' } }
  expect(saying(t7({ outputs: [toDesk] }), archived)).toEqual([['outputs.0.recipient.department_id', 'The department “Front desk” is archived', true]])
  expect(saying(t7({ outputs: [step('call'), step('task', { department_id: 1, task_type_id: 1 })] }), archived)).toEqual([
    ['outputs.1.steps.0.department_id', 'The department “Front desk” is archived', false],
    ['outputs.1.steps.0.task_type_id', 'The task type “Family” is inactive', false],
  ])
  const left = someReferences({ member: { active: false } })
  const toMaya = { ...step('email'), recipient: { kind: 'member' as const, member_id: 1, department_id: null, name: 'Maya Ortiz' } }
  expect(saying(t7({ outputs: [toMaya] }), left)).toEqual([['outputs.0.recipient.member_id', 'Maya Ortiz has left', true]])
  expect(saying(t7({ outputs: [step('call', { member_id: 1 })] }), left)).toEqual([
    ['outputs.0.steps.0.member_id', 'Maya Ortiz has left: what is made goes to the department instead', false],
  ])
})

test('a template that is missing or has become one for other records blocks', () => {
  expect(saying(t7({ outputs: [step('email', { template_id: null })] }), someReferences())).toEqual([
    ['outputs.0.steps.0.template_id', 'Choose the template of the Email.', true],
  ])
  expect(saying(t7({ outputs: [step('email')] }), someReferences({ template: { subject_kind: 'task' } }))).toEqual([
    ['outputs.0.steps.0.template_id', 'The template “Reminder” is now written for tasks', true],
  ])
  expect(saying(t7({ outputs: [step('email')] }), someReferences({ template: { active: false } }))).toEqual([
    ['outputs.0.steps.0.template_id', 'The template “Reminder” is archived', true],
  ])
})

test('a marketing template is right for a marketing trigger', () => {
  const marketing = someReferences({ template: { purpose: 'marketing' } })
  expect(codes(t7({ purpose: 'marketing' }), marketing)).toEqual([])
  expect(saying(t7({ outputs: [step('email')] }), marketing)).toEqual([
    ['outputs.0.steps.0.template_id', 'The template “Reminder” has become marketing, this trigger is not', true],
  ])
})
