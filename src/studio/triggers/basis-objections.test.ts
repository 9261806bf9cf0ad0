import { expect, test } from 'vitest'
import { someReferences, t7 } from '#support/example-trigger.ts'
import { basisObjections } from './basis-objections.ts'
import { newProposal, type Proposal } from './proposal.ts'
import { nothingStanding, standingOf } from './standing.ts'

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

test('by which word of the two a trigger goes is said', () => {
  const byType: Partial<Proposal> = { basis: 'type', type_id: 1 }
  expect(said({ ...byType, status_id: 1 })).toEqual(['status_id: A trigger by type takes no status. Leave the status out, or make a second trigger.'])
  expect(said({ basis: 'status', status_id: 1, type_id: 1 })).toEqual([
    'type_id: A trigger by status takes no type. Leave the type out, or make a second trigger.',
  ])
  const whatever: Partial<Proposal> = { subject_kind: 'appointment', basis: 'type', any_type: true, moment: 'appointment-date' }
  expect(said({ ...whatever, status_id: 1 }, appointments)).toEqual([expect.stringContaining('status_id: A trigger by type takes no status.')])
})

test('only appointments by type can be for every type', () => {
  expect(said({ basis: 'type', any_type: true })).toEqual([expect.stringContaining('any_type: Only triggers for appointments by type')])
})

test('a status whose type is unknown is no status of another type', () => {
  expect(said({ ...consultation, type_id: 99 }, appointments)).toEqual(['type_id: There is no type number 99. Choose one from the list.'])
})

test('what is inactive may stay where it stands, and is not chosen anew', () => {
  const inactive = someReferences({ status: { active: false }, type: { active: false } })
  const standing = (change: Partial<Proposal>, held: Parameters<typeof t7>[0]) =>
    basisObjections({ ...newProposal({ description: 'Reminder' }), ...change }, inactive, standingOf(t7(held))).map(({ field }) => field)
  expect(standing({ status_id: 1 }, { status_id: 1 })).toEqual([])
  expect(standing({ status_id: 1 }, { status_id: 2, type_id: 1 })).toEqual(['status_id'])
  expect(standing({ basis: 'type', type_id: 1 }, { status_id: null, type_id: 1 })).toEqual([])
  expect(standing({ basis: 'type', type_id: 1 }, { status_id: 1 })).toEqual(['type_id'])
})

test('case 62: a trigger for an invoice status that stands already may stay; only triggers by the status of invoices are meant', () => {
  const off = someReferences({ status: { subject_kind: 'invoice' }, studio: { invoiceStatuses: false } })
  const invoice: Partial<Proposal> = { subject_kind: 'invoice', basis: 'status', status_id: 1, moment: 'status-changed' }
  const standing = (status_id: number) => basisObjections({ ...newProposal({ description: 'Reminder' }), ...invoice }, off, standingOf(t7({ status_id })))
  expect(standing(1)).toEqual([])
  expect(standing(2).map(({ code }) => code)).toEqual(['invoice-statuses-off'])
  expect(said({ ...invoice, status_id: null }, off)).toHaveLength(2)
  const sessions = someReferences({ studio: { invoiceStatuses: false } })
  expect(said({ status_id: 1 }, sessions)).toEqual([])
  expect(said({ basis: 'type', type_id: 1 }, sessions)).toEqual([])
})
