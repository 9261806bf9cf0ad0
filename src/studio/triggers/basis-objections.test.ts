import { expect, test } from 'vitest'
import { someReferences } from '#support/example-trigger.ts'
import { basisObjections } from './basis-objections.ts'
import { newProposal, type Proposal } from './proposal.ts'
import { nothingStanding } from './standing.ts'

const consultation: Partial<Proposal> = { subject_kind: 'appointment', basis: 'type-and-status', status_id: 1, type_id: 1, moment: 'appointment-date' }
const appointments = someReferences({ status: { subject_kind: 'appointment', type_id: 1 }, type: { name: 'Consultation', subject_kind: 'appointment' } })
const said = (change: Partial<Proposal>, references = someReferences()) =>
  basisObjections({ ...newProposal({ description: 'Reminder' }), ...change }, references, nothingStanding).map(({ field, message }) => `${field}: ${message}`)

test('an appointment of a type in one of its own statuses', () => {
  expect(said(consultation, appointments)).toEqual([])
})

test('a status of another type is refused', () => {
  const other = someReferences({
    status: { name: 'Done', subject_kind: 'appointment', type_id: 2 },
    type: { name: 'Consultation', subject_kind: 'appointment' },
  })
  expect(said(consultation, other)).toEqual(['status_id: The status “Done” does not belong to the type “Consultation”. Choose one of its own statuses.'])
})

test('type and status are both needed', () => {
  expect(said({ ...consultation, status_id: null, type_id: null }, appointments)).toEqual([
    'status_id: Choose the status of the appointments this trigger is for.',
    'type_id: Choose the type of the appointments this trigger is for.',
  ])
})

test('appointments of any type need none, and take none', () => {
  const whatever: Partial<Proposal> = { subject_kind: 'appointment', basis: 'type', any_type: true, moment: 'appointment-date' }
  expect(said(whatever, appointments)).toEqual([])
  expect(said({ ...whatever, type_id: 1 }, appointments)).toEqual([expect.stringContaining('type_id: A trigger for every type takes no type.')])
  expect(said({ ...whatever, basis: 'status', status_id: 1 }, appointments)).toEqual([
    expect.stringContaining('any_type: Only triggers for appointments by type'),
  ])
})

test.each([
  [null, 'Say which word a text has to begin with'],
  ['two words', 'A keyword is one word. Write “twowords”'],
  ['prints!', 'A keyword has letters and digits only'],
  ['stop', 'STOP stops, starts or explains texts on every phone'],
  ['unsubscribe', 'UNSUBSCRIBE stops'],
  ['help', 'HELP stops'],
  ['start', 'START stops'],
])('the keyword %s is refused', (keyword, start) => {
  expect(said({ subject_kind: 'incoming_text', basis: 'keyword', moment: 'keyword-matched', keyword })).toEqual([expect.stringContaining(`keyword: ${start}`)])
})

test('a keyword of letters and digits, in any language', () => {
  expect(said({ subject_kind: 'incoming_text', basis: 'keyword', moment: 'keyword-matched', keyword: 'größe10' })).toEqual([])
})

test('what happened to an email takes neither a status nor a type', () => {
  expect(said({ subject_kind: 'email', basis: 'event', moment: 'opened' })).toEqual([])
  expect(said({ subject_kind: 'email', basis: 'event', moment: 'opened', status_id: 1 })).toEqual([
    'status_id: A trigger by what happened to it takes no status. Leave the status out, or make a second trigger.',
  ])
})

test('case 62: without the preference invoices have no status triggers, and payment due works', () => {
  const off = someReferences({ status: { subject_kind: 'invoice' }, studio: { invoiceStatuses: false } })
  const invoice: Partial<Proposal> = { subject_kind: 'invoice', basis: 'status', status_id: 1, moment: 'status-changed' }
  expect(said(invoice, off)).toEqual([expect.stringContaining('status_id: The studio does not use invoice statuses. Switch them on under Settings, Studio')])
  expect(said({ ...invoice, moment: 'payment-due' }, off)).toEqual([])
  expect(said(invoice, someReferences({ status: { subject_kind: 'invoice' } }))).toEqual([])
})

test('only a form that was sent is waited for', () => {
  const waited: Partial<Proposal> = { subject_kind: 'web_form', basis: 'status', status_id: 1, moment: 'not-submitted', offset_count: 3 }
  expect(said(waited, someReferences({ status: { name: 'Sent', subject_kind: 'web_form' } }))).toEqual([])
  expect(said(waited, someReferences({ status: { name: 'Submitted', subject_kind: 'web_form' } }))).toEqual([
    'status_id: A form in status “Submitted” is not waited for: it was not sent, or came back. Choose the status “Sent”.',
  ])
})
