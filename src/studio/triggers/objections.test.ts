import { expect, test } from 'vitest'
import { anOutput, aStep, someReferences } from '#support/example-trigger.ts'
import { objectionsTo } from './objections.ts'
import { newProposal, type Proposal, type ProposedOutput } from './proposal.ts'
import { nothingStanding } from './standing.ts'

const good: Proposal = { ...newProposal({ description: 'Reminder', status_id: 1 }), outputs: [anOutput('email', 'call')] }
const marketing = someReferences({ template: { purpose: 'marketing' } })
const sayings = (proposal: Proposal, references = someReferences()) =>
  objectionsTo(proposal, references, nothingStanding).map(({ field, message }) => `${field}: ${message}`)

test('nothing speaks against a sound proposal', () => {
  expect(sayings(good)).toEqual([])
})

test.each<[string, Partial<Proposal>, string[]]>([
  ['no description', { description: '' }, ['description: Say in a few words what the trigger does']],
  ['no status', { status_id: null }, ['status_id: Choose the status of the sessions']],
  ['an unknown status', { status_id: 99 }, ['status_id: There is no status number 99.']],
  ['status and type', { type_id: 1 }, ['type_id: A trigger by status takes no type.']],
  ['no type', { basis: 'type', status_id: null }, ['type_id: Choose the type of the sessions']],
  ['spaced without days', { repeat: 'spaced' }, ['repeat_days: Say how many days have to pass before a record counts again']],
  ['hours without a day', { hours: { days: [], from: '09:00', to: '17:00' } }, ['hours: Sending hours need at least one weekday']],
  ['hours that are over when they begin', { hours: { days: [1], from: '09:00', to: '09:00' } }, ['hours: Sending hours from 09:00 to 09:00 are over']],
  ['any type of session', { any_type: true }, ['any_type: Only triggers for appointments by type can be for every type.']],
  ['a session with a keyword', { keyword: 'prints' }, ['keyword: Only triggers for incoming texts have a keyword.']],
  ['a date sessions do not have', { moment: 'payment-due' }, ['moment: Sessions by status have no “Payment due date”.']],
  ['due date by type', { basis: 'type', status_id: null, type_id: 1, moment: 'status-due' }, ['moment: Sessions by type have no “Status due date”.']],
  ['days after a change', { moment: 'status-changed', offset_count: 3 }, ['offset_count: “When changed to the status” acts at once']],
  ['hours of a day', { moment: 'status-due', offset_count: 2, offset_unit: 'hours' }, ['offset_unit: The status due date has no time of day']],
  ['eleven years', { offset_count: -4000 }, ['offset_count: 4000 days is too far away.']],
  [
    'before creation',
    { basis: 'type', status_id: null, type_id: 1, moment: 'created', offset_count: -1 },
    ['offset_count: Nobody knows the session create date beforehand.'],
  ],
])('%s is refused with a sentence', (_, change, expected) => {
  const said = sayings({ ...good, ...change })
  expect(said).toEqual(expected.map((start) => expect.stringContaining(start)))
})

const outputs = (...made: ProposedOutput[]): Proposal => ({ ...good, outputs: made })
const forWhom = (recipient: Partial<ProposedOutput['recipient']>): ProposedOutput => ({
  ...anOutput('call'),
  recipient: { kind: 'client', member_id: null, department_id: null, ...recipient },
})
const steps = (...made: ProposedOutput['steps']): ProposedOutput => ({ ...anOutput(), steps: made })

test.each<[string, ProposedOutput, string]>([
  ['a text on a desk', steps(aStep('sms', { department_id: 1 })), 'outputs.0.steps.0.department_id: A text lands on nobody’s desk.'],
  [
    'an unknown field in a script',
    steps(aStep('call', { notes: 'Ask {{ client.frist_name }}' })),
    'outputs.0.steps.0.notes: “client.frist_name” is not a field.',
  ],
  ['a field in what a task is about', steps(aStep('task', { description: 'Album of {{ client.name' })), 'outputs.0.steps.0.description: There are braces'],
  ['a call with a task type', steps(aStep('call', { task_type_id: 1 })), 'outputs.0.steps.0.task_type_id: A call has no task type.'],
  ['an unknown task type', steps(aStep('task', { task_type_id: 99 })), 'outputs.0.steps.0.task_type_id: There is no type number 99.'],
  ['a session type for a task', steps(aStep('task', { task_type_id: 1 })), 'outputs.0.steps.0.task_type_id: “Family” is no type of tasks.'],
  ['a call with a paper', steps(aStep('call', { attach: ['session-confirmation'] })), 'outputs.0.steps.0.attach: A call has no attachments.'],
  [
    'a session with an invoice',
    steps(aStep('email', { attach: ['invoice-copy'] })),
    'outputs.0.steps.0.attach: “Copy of the invoice” is made for invoices, this trigger is for sessions.',
  ],
  ['no step', anOutput(), 'outputs.0.steps: Say what this output makes'],
  ['two emails', anOutput('email', 'email'), 'outputs.0.steps.1.channel: Email stands twice in this chain.'],
  ['a call after a task', anOutput('task', 'call'), 'outputs.0.steps.1.channel: A task can always be made, so nothing after it would ever be used.'],
  ['an email without template', steps(aStep('email', { template_id: null })), 'outputs.0.steps.0.template_id: Choose the template of this email.'],
  ['an unknown template', steps(aStep('email', { template_id: 99 })), 'outputs.0.steps.0.template_id: There is no template number 99.'],
  ['a call with a template', steps(aStep('call', { template_id: 1 })), 'outputs.0.steps.0.template_id: A call has no template.'],
  ['a call about nothing', steps(aStep('call', { description: '' })), 'outputs.0.steps.0.description: Say what the call is about.'],
  ['a task about nothing', steps(aStep('task', { description: '' })), 'outputs.0.steps.0.description: Say what the task is about.'],
  ['an unknown desk', steps(aStep('task', { department_id: 99 })), 'outputs.0.steps.0.department_id: There is no department number 99.'],
  ['an email on a desk', steps(aStep('email', { member_id: 1 })), 'outputs.0.steps.0.member_id: An email lands on nobody’s desk.'],
  ['a nameless member', forWhom({ kind: 'member' }), 'outputs.0.recipient.member_id: Choose the member who gets it.'],
  ['a call to a department', forWhom({ kind: 'department', department_id: 1 }), 'outputs.0.steps.0.channel: A department has no phone. Choose the client'],
  [
    'an unknown department',
    { ...forWhom({ kind: 'department', department_id: 99 }), steps: [aStep('email')] },
    'outputs.0.recipient.department_id: There is no department number 99.',
  ],
  ['a client with a member', forWhom({ member_id: 1 }), 'outputs.0.recipient.member_id: “Client” needs no member.'],
  ['an output that is not there', { ...anOutput('call'), id: 5 }, 'outputs.0.id: This trigger has no output number 5.'],
])('%s is refused with a sentence', (_, output, start) => {
  expect(sayings(outputs(output))).toEqual([expect.stringContaining(start)])
})

test('behind an email to a department a call is for its members', () => {
  expect(sayings(outputs({ ...forWhom({ kind: 'department', department_id: 1 }), steps: [aStep('email'), aStep('call')] }))).toEqual([])
})

test.each([
  ['archived', { template: { active: false } }, 'The template “Reminder” is archived.'],
  ['of the wrong kind', { template: { subject_kind: 'task' } }, 'The template “Reminder” is written for tasks'],
  ['marketing', { template: { purpose: 'marketing' } }, 'The template “Reminder” is marketing, this trigger is not.'],
  ['behind an inactive status', { status: { active: false } }, 'The status “Booked” is inactive.'],
  ['behind a client status', { status: { subject_kind: 'client' } }, 'The status “Booked” is for clients, this trigger is for sessions.'],
])('what was set up is refused when it is %s', (_, change, words) => {
  expect(sayings(good, someReferences(change))).toEqual([expect.stringContaining(words)])
})

test('a template for clients serves sessions, and a marketing template a marketing trigger', () => {
  expect(sayings(good, someReferences({ template: { subject_kind: 'client' } }))).toEqual([])
  expect(sayings({ ...good, purpose: 'marketing' }, marketing)).toEqual([])
})

test('somebody who has left is not chosen anew, but may stay where they stand', () => {
  const left = someReferences({ member: { active: false } })
  const proposal = outputs(steps(aStep('task', { member_id: 1 })))
  expect(sayings(proposal, left)).toEqual(['outputs.0.steps.0.member_id: Maya Ortiz has left. Choose another member.'])
  expect(objectionsTo(proposal, left, { has: ({ kind }) => kind === 'member', outputIds: [] })).toEqual([])
})

test('everything that is wrong is said at once', () => {
  expect(
    objectionsTo({ ...good, description: '', offset_count: -1, moment: 'status-changed', outputs: [anOutput()] }, someReferences(), nothingStanding),
  ).toHaveLength(3)
})

test('the same output twice is refused', () => {
  const twice = outputs({ ...anOutput('call'), id: 5 }, { ...anOutput('call'), id: 5 })
  expect(objectionsTo(twice, someReferences(), { has: () => false, outputIds: [5] })).toEqual([
    expect.objectContaining({ field: 'outputs.1.id', code: 'output-twice' }),
  ])
})

test('what cannot be made yet may be noted down: texts and web forms', () => {
  expect(sayings(outputs(anOutput('sms', 'call')))).toEqual([])
  expect(sayings(outputs(anOutput('web-form')))).toEqual([])
})

test('what such records do not have is answered with what they have', () => {
  const [first] = objectionsTo({ ...good, subject_kind: 'client', basis: 'type', moment: 'birthday' }, someReferences(), nothingStanding)
  expect(first?.message).toContain('birthday (includes family members) (by status)')
  expect(first?.message).not.toContain('session')
})

test('where the moment is none of these records’, its details are not asked about', () => {
  expect(sayings({ ...good, moment: 'payment-due', offset_count: 4000, status_id: 99 })).toEqual([
    expect.stringContaining('moment: Sessions by status have no'),
  ])
})

test('days are counted the way the moment allows', () => {
  const created: Proposal = { ...good, basis: 'type', status_id: null, type_id: 1, moment: 'created' }
  expect(sayings({ ...good, offset_count: -3 })).toEqual([])
  expect(sayings({ ...created, offset_count: 3 })).toEqual([])
  expect(sayings({ ...created, offset_count: 0 })).toEqual([])
  expect(sayings({ ...created, offset_count: -3 })).toEqual([expect.stringContaining('Nobody knows')])
  expect(sayings({ ...good, moment: 'status-changed', offset_count: 0 })).toEqual([])
})

test('hours and minutes are counted from what has a time of day, and zero of them from anything', () => {
  expect(sayings({ ...good, offset_count: -2, offset_unit: 'hours' })).toEqual([])
  expect(sayings({ ...good, moment: 'status-due', offset_count: 0, offset_unit: 'minutes' })).toEqual([])
  expect(sayings({ ...good, moment: 'status-due', offset_count: -30, offset_unit: 'minutes' })).toEqual([expect.stringContaining('has no time of day')])
})

test('at most every so many days says how many, and others need not', () => {
  expect(sayings({ ...good, repeat: 'spaced', repeat_days: 30 })).toEqual([])
  expect(sayings({ ...good, repeat: 'once', repeat_days: null })).toEqual([])
})

test('two outputs of a trigger are not the same one', () => {
  const two = outputs({ ...anOutput('call'), id: 5 }, { ...anOutput('call'), id: 6 }, anOutput('call'))
  expect(objectionsTo(two, someReferences(), { has: () => false, outputIds: [5, 6] })).toEqual([])
})
