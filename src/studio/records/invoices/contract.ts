import { type Static, Type } from 'typebox'
import { byId, civilDate, contract, instant, nullable, page, paging } from '#platform/http/contract.ts'
import { clientReference, line, noReference, number, prose, reference, strict, version } from '../reference.ts'
import { changeStatusBody, historyPage } from '../statuses/contract.ts'

const amount = Type.Integer({ description: 'In the currency’s smallest unit: 123450 is $1,234.50' })
const given = Type.Union([Type.Integer(), Type.String({ maxLength: 60 })], {
  description: 'A whole number is in the currency’s smallest unit, 123450; a text is as people write it, "1,234.50"',
})

const payment = { paid_on: civilDate, method: line, note: line }
const owed = {
  total: amount,
  paid: amount,
  balance: amount,
  payment_due_on: nullable({ ...civilDate, description: 'The earliest payment date that is not covered' }),
}

export const invoice = Type.Object({
  id: Type.Integer(),
  number: Type.String(),
  external_id: nullable(Type.String()),
  type: reference,
  status: reference,
  status_entered_at: instant,
  status_due_on: nullable(civilDate),
  bill_to: clientReference,
  session: noReference,
  session_client: noReference,
  invoiced_on: civilDate,
  currency: Type.String(),
  ...owed,
  lines: Type.Array(Type.Object({ description: Type.String(), quantity: Type.Number(), unit_price: amount, amount })),
  payments: Type.Array(Type.Object({ ...payment, amount })),
  dues: Type.Array(Type.Object({ due_on: civilDate, amount }), { description: 'When how much is to be paid' }),
  canceled: Type.Boolean(),
  notes: Type.String(),
  archived_at: nullable(instant),
  created_at: instant,
  version: Type.Integer(),
})
export type Invoice = Static<typeof invoice>

const givenLine = Type.Object(
  { description: line, quantity: Type.Optional(Type.Union([Type.Number(), Type.String({ maxLength: 60 })])), unit_price: given },
  strict,
)
const givenPayment = Type.Object({ paid_on: Type.Optional(civilDate), amount: given, method: Type.Optional(line), note: Type.Optional(line) }, strict)
const givenDue = Type.Object({ due_on: civilDate, amount: given }, strict)

/** When how much is to be paid. */
export const givenDues = Type.Optional(Type.Array(givenDue, { maxItems: 60, description: 'Of an invoice: when how much is to be paid' }))

const fields = {
  number: Type.Optional(line),
  external_id: Type.Optional(nullable(line)),
  session_id: Type.Optional(nullable(number)),
  invoiced_on: Type.Optional(civilDate),
  canceled: Type.Optional(Type.Boolean()),
  notes: Type.Optional(prose),
  lines: Type.Optional(Type.Array(givenLine, { maxItems: 200 })),
  payments: Type.Optional(Type.Array(givenPayment, { maxItems: 200, description: 'Less than nothing: given back' })),
  dues: givenDues,
}
const newInvoice = Type.Object(
  {
    ...fields,
    type_id: number,
    bill_to_id: Type.Optional(number),
    status_id: Type.Optional(number),
    status_due_on: Type.Optional(nullable(civilDate)),
  },
  strict,
)
export type NewInvoice = Static<typeof newInvoice>
const invoiceChange = Type.Object({ ...fields, type_id: Type.Optional(number), bill_to_id: Type.Optional(number), version }, strict)
export type InvoiceChange = Static<typeof invoiceChange>
const newPayment = Type.Object({ ...givenPayment.properties, version }, strict)
export type NewPayment = Static<typeof newPayment>

export const invoiceRow = Type.Object({
  id: Type.Integer(),
  number: Type.String(),
  external_id: nullable(Type.String()),
  type: reference,
  status: reference,
  status_due_on: nullable(civilDate),
  bill_to: clientReference,
  session: noReference,
  invoiced_on: civilDate,
  currency: Type.String(),
  ...owed,
  canceled: Type.Boolean(),
  archived: Type.Boolean(),
})
export type InvoiceRow = Static<typeof invoiceRow>

export const listInvoices = contract({
  method: 'GET',
  path: '/invoices',
  permission: 'records.read',
  summary: 'Invoices, the latest first. Search reads the number, the session’s number and whom it is billed to.',
  query: Type.Object({
    search: Type.Optional(line),
    number: Type.Optional({ ...line, description: 'Exactly this invoice number' }),
    standing: Type.Optional(Type.Enum(['open', 'overdue', 'paid'], { description: 'Canceled ones are none of these' })),
    type_id: Type.Optional(number),
    status_id: Type.Optional(number),
    bill_to_id: Type.Optional(number),
    session_id: Type.Optional(number),
    from: Type.Optional(civilDate),
    to: Type.Optional(civilDate),
    archived: Type.Optional(Type.Boolean({ default: false })),
    ...paging,
  }),
  response: page(invoiceRow),
})

export const readBalance = contract({
  method: 'GET',
  path: '/invoices/balance',
  permission: 'records.read',
  summary: 'What the invoices of a client or of a session come to, without those that are canceled or archived.',
  query: Type.Object({ bill_to_id: Type.Optional(number), session_id: Type.Optional(number) }),
  response: Type.Object({ invoices: Type.Integer(), total: amount, paid: amount, balance: amount }),
})

export const readInvoice = contract({
  method: 'GET',
  path: '/invoices/:id',
  permission: 'records.read',
  summary: 'An invoice with its lines, payments and payment dates.',
  params: byId,
  response: invoice,
})

export const createInvoice = contract({
  method: 'POST',
  path: '/invoices',
  permission: 'records.write',
  summary: 'A new invoice. Without a number it gets the next one, without a day it is of today, without a bill-to client the session’s client pays.',
  body: newInvoice,
  response: invoice,
})

export const changeInvoice = contract({
  method: 'PATCH',
  path: '/invoices/:id',
  permission: 'records.write',
  summary: 'Changes the fields that are given. Lines, payments and payment dates are given whole.',
  params: byId,
  body: invoiceChange,
  response: invoice,
})

export const addPayment = contract({
  method: 'POST',
  path: '/invoices/:id/payments',
  permission: 'records.write',
  summary: 'Adds a payment, of today where no day is given. Less than nothing is given back.',
  params: byId,
  body: newPayment,
  response: invoice,
})

export const archiveInvoice = contract({
  method: 'PUT',
  path: '/invoices/:id/archived',
  permission: 'records.write',
  summary: 'Puts an invoice away, or takes it back.',
  params: byId,
  body: Type.Object({ archived: Type.Boolean(), version }, strict),
  response: invoice,
})

export const changeInvoiceStatus = contract({
  method: 'PUT',
  path: '/invoices/:id/status',
  permission: 'records.write',
  summary: 'Moves an invoice to a status, or changes the due date alone. Refused unless the studio uses invoice statuses.',
  params: byId,
  body: changeStatusBody,
  response: invoice,
})

export const readInvoiceHistory = contract({
  method: 'GET',
  path: '/invoices/:id/history',
  permission: 'records.read',
  summary: 'What happened to an invoice, newest first.',
  params: byId,
  query: Type.Object(paging),
  response: historyPage,
})
