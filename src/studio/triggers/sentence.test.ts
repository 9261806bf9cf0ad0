import { expect, test } from 'vitest'
import { aStep, t7 } from '#support/example-trigger.ts'
import { noExclusions } from './exclusions.ts'
import { sentence } from './sentence.ts'
import type { Output, Trigger } from './trigger.ts'

const client = { kind: 'client', member_id: null, department_id: null, name: null } as const
const call = { ...aStep('call'), channel: 'call' } as const
const task = { ...aStep('task', { description: 'Check the proofs' }), channel: 'task' } as const
const email = { ...aStep('email'), channel: 'email' } as const
const output = (fields: Partial<Output>): Output => ({ id: 1, recipient: client, steps: [email], ...fields })

test('T7 reads as it is told on the phone', () => {
  expect(sentence(t7())).toBe(
    '7 days before the primary session date of sessions in status Booked: email the client, or call if there is no usable email. Not if on hold, confirmed, canceled or Do Not Market.',
  )
})

const plain: Partial<Trigger> = { exclusions: noExclusions, outputs: [output({})] }

test.each<[string, Partial<Trigger>, string]>([
  ['a new one', { offset_count: 0, outputs: [] }, 'On the primary session date of sessions in status Booked: nothing yet.'],
  ['one day', { offset_count: -1 }, '1 day before the primary session date of sessions in status Booked: email the client.'],
  ['after', { moment: 'status-due', offset_count: 3 }, '3 days after the status due date of sessions in status Booked: email the client.'],
  ['changed', { moment: 'status-changed', offset_count: 0 }, 'When a session changes to status Booked: email the client.'],
  [
    'by type',
    { basis: 'type', status_id: null, status_name: null, type_id: 1, type_name: 'Family', moment: 'created', offset_count: 0 },
    'On the session create date of sessions of type Family: email the client.',
  ],
  [
    'a member and a task',
    { offset_count: 0, outputs: [output({ recipient: { kind: 'member', member_id: 1, department_id: null, name: 'Maya Ortiz' } }), output({ steps: [task] })] },
    'On the primary session date of sessions in status Booked: email Maya Ortiz; make the task “Check the proofs”.',
  ],
  [
    'a chain of three',
    { offset_count: 0, outputs: [output({ steps: [email, call, task] })] },
    'On the primary session date of sessions in status Booked: email the client, or call if there is no usable email, or make the task “Check the proofs” if there is no phone that may be called.',
  ],
  [
    'the photographer',
    { offset_count: 0, outputs: [output({ recipient: { ...client, kind: 'photographer' } })] },
    'On the primary session date of sessions in status Booked: email the photographer.',
  ],
  [
    'past',
    { offset_count: 0, validity_days: 5, exclusions: { ...noExclusions, past: true } },
    'On the primary session date of sessions in status Booked: email the client. Only on the very day.',
  ],
  [
    'one exclusion',
    { offset_count: 0, exclusions: { ...noExclusions, do_not_call: true } },
    'On the primary session date of sessions in status Booked: email the client. Not if Do Not Call.',
  ],
  [
    'remarks',
    { moment: 'status-changed', offset_count: 0, validity_days: 1, repeat: 'once', late: 'never', stays_when_moved_on: true },
    'When a session changes to status Booked: email the client. Valid for 1 day. Each session only once. Not for sessions that come to fit too late. Even if the session has moved on.',
  ],
  [
    'automatic, in hours of its own over midnight',
    { offset_count: 0, automatic: true, hours: { days: [1, 2, 3, 4, 5], from: '20:00', to: '06:00' } },
    'On the primary session date of sessions in status Booked: email the client. Automatic, Mon–Fri, 8:00 PM to 6:00 AM the next morning.',
  ],
  [
    'automatic in the studio’s hours',
    { offset_count: 0, automatic: true },
    'On the primary session date of sessions in status Booked: email the client. Automatic, in the studio’s hours.',
  ],
  [
    'with a paper',
    { offset_count: 0, outputs: [output({ steps: [{ ...email, attach: ['session-confirmation'] }, call] })] },
    'On the primary session date of sessions in status Booked: email the client with the session confirmation, or call if there is no usable email.',
  ],
  [
    'an appointment of any type, two hours before',
    { subject_kind: 'appointment', basis: 'type', status_id: null, any_type: true, moment: 'appointment-date', offset_count: -2, offset_unit: 'hours' },
    '2 hours before the appointment date of appointments of any type: email the client.',
  ],
  [
    'an appointment by type and status',
    {
      subject_kind: 'appointment',
      basis: 'type-and-status',
      status_name: 'Confirmed',
      type_id: 1,
      type_name: 'Consultation',
      moment: 'status-changed',
      offset_count: 0,
    },
    'When an appointment of type Consultation changes to status Confirmed: email the client.',
  ],
  [
    'a keyword',
    { subject_kind: 'incoming_text', basis: 'keyword', status_id: null, keyword: 'prints', moment: 'keyword-matched', offset_count: 0 },
    'When a text comes in with the word “prints”: email the client.',
  ],
  [
    'an email nobody opened',
    { subject_kind: 'email', basis: 'event', status_id: null, moment: 'not-opened', offset_count: 5 },
    '5 days after delivery of emails that nobody has opened: email the client.',
  ],
  [
    'a form that does not come back',
    { subject_kind: 'web_form', status_name: 'Sent', moment: 'not-submitted', offset_count: 3 },
    '3 days after sending of web forms in status Sent that nobody has submitted: email the client.',
  ],
  [
    'spaced, and late ones too',
    { moment: 'status-due', offset_count: 2, offset_unit: 'work-days', repeat: 'spaced', repeat_days: 30, late: 'send' },
    '2 work days after the status due date of sessions in status Booked: email the client. Each session at most once in 30 days. Also for those that come to fit too late.',
  ],
])('%s', (_, change, words) => {
  expect(sentence(t7({ ...plain, ...change }))).toBe(words)
})

test('words that a trigger lacks leave no gap', () => {
  const none = { ...t7().exclusions, do_not_market: false, on_hold: false, confirmed: false, canceled: false }
  const said = (change: Parameters<typeof t7>[0]) => sentence(t7({ exclusions: none, ...change }))
  expect(said({ outputs: [] })).toBe('7 days before the primary session date of sessions in status Booked: nothing yet.')
  expect(said({ status_name: null })).toContain('of sessions in status (not chosen yet):')
  expect(said({ validity_days: 0 })).toContain(' Valid on its own day only.')
  expect(said({ exclusions: { ...none, paid: true } })).toMatch(/ Not if paid in full\.$/)
  expect(said({ subject_kind: 'invoice', moment: 'payment-due', status_name: null })).toContain('before the payment due date of invoices: email')
})
