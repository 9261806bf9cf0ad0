import { expect, test } from 'vitest'
import { atTheirRows, changedFields, draftOf, draftProblems, emptyDraft, newInvoice, sumsOf, tidied } from './invoice-draft.ts'

const dollars = { currency: 'USD', language: 'en-US' }
const euros = { currency: 'EUR', language: 'de-DE' }
const anna = { id: 3, name: 'Anna Miller' }
const blank = emptyDraft({ client: anna, session: null, today: '2026-05-04' })
const filled = {
  ...blank,
  type_id: '7',
  lines: [
    { description: 'Album', quantity: '1.5', unit_price: '1,200.00' },
    { description: 'Discount', quantity: '1', unit_price: '-50' },
  ],
  dues: [{ due_on: '2026-06-01', amount: '500' }],
  payments: [{ paid_on: '2026-05-04', amount: '100.50', method: 'Card', note: '' }],
}

test('rows that nobody filled in are no problem and are not sent, and what is refused stands at the row it means', () => {
  const empty = { description: '', quantity: '1', unit_price: '' }
  const draft = { ...filled, lines: [empty, ...filled.lines, empty], dues: [{ due_on: null, amount: ' ' }] }
  expect(draftProblems(draft, dollars)).toEqual({})
  expect(tidied(draft)).toMatchObject({ lines: filled.lines, dues: [] })
  expect(draftProblems({ ...draft, lines: [empty, { ...empty, description: 'Album' }] }, dollars)).toEqual({ 'lines.1.unit_price': expect.any(String) })
  expect(atTheirRows({ 'lines.1.unit_price': 'Too much', bill_to_id: 'Gone' }, draft)).toEqual({ 'lines.2.unit_price': 'Too much', bill_to_id: 'Gone' })
})

test('what is missing or can be read in two ways is told at its row', () => {
  const draft = {
    ...filled,
    bill_to_id: null,
    lines: [...filled.lines, { description: '', quantity: '0', unit_price: '1.234' }],
    dues: [{ due_on: null, amount: '5' }],
  }
  expect(Object.keys(draftProblems(draft, dollars))).toEqual(['bill_to_id', 'lines.2.description', 'lines.2.quantity', 'lines.2.unit_price', 'dues.0.due_on'])
})

test('it is counted while one types, and is not clear while an amount is not', () => {
  expect(sumsOf(filled, dollars)).toEqual({ total: 175_000, paid: 10_050, scheduled: 50_000 })
  expect(sumsOf({ ...filled, payments: [{ paid_on: null, amount: '1.234', method: '', note: '' }] }, dollars)).toMatchObject({ total: 175_000, paid: null })
})

test('a new one leaves number and status to the studio; a change says only what changed', () => {
  expect(newInvoice(filled)).toMatchObject({ bill_to_id: 3, session_id: null, type_id: 7, lines: filled.lines, payments: filled.payments })
  expect(newInvoice(filled)).not.toHaveProperty('number')
  expect(changedFields(filled, { ...filled, notes: 'Engraved', dues: [] })).toEqual({ notes: 'Engraved', dues: [] })
})

test('an invoice is edited as the studio writes amounts', () => {
  const invoice = {
    bill_to: anna,
    session: null,
    type: { id: 7, name: 'Session' },
    invoiced_on: '2026-05-04',
    number: 'I-00001',
    notes: '',
    lines: [{ description: 'Album', quantity: 1.5, unit_price: 120_000, amount: 180_000 }],
    payments: [],
    dues: [{ due_on: '2026-06-01', amount: 123_450 }],
  } as unknown as Parameters<typeof draftOf>[0]
  expect(draftOf(invoice, euros)).toMatchObject({ lines: [{ quantity: '1,5', unit_price: '1200,00' }], dues: [{ amount: '1234,50' }] })
  expect(draftProblems(draftOf(invoice, euros), euros)).toEqual({})
})
