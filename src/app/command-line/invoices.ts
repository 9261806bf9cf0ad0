import type { Contract } from '#platform/http/contract.ts'
import { readInvoiceCopy } from '#studio/messages/papers/contract.ts'
import * as invoices from '#studio/records/invoices/contract.ts'
import { writtenMoney } from '#studio/records/invoices/money.ts'
import { advanceVerb } from './advance-verb.ts'
import { fieldsOf, own } from './field.ts'
import { impactVerb } from './impact.ts'
import { paperVerb } from './letters.ts'
import { listVerb } from './list-verb.ts'
import { readFields } from './read-fields.ts'
import { archiveVerb, changeVerb, createVerb, historyVerb, idOf, showVerb, statusVerb, versionOf } from './record-verbs.ts'
import { details, yes } from './table.ts'
import { type Given, told, type Verb } from './verb.ts'

const words = {
  bill_to_id: { refers: 'client', says: 'who pays; the session’s client when left out' },
  session_id: { refers: 'session', says: '' },
  type_id: { refers: 'invoice-type', says: '' },
  status_id: { refers: 'invoice-status', says: 'the initial one when left out' },
  invoiced_on: { flags: '--date <date>', says: 'the invoice date; today when left out' },
  lines: null,
  payments: null,
  dues: null,
} as const
const filters = {
  standing: { says: 'open, overdue or paid' },
  status_id: { refers: 'invoice-status', says: '' },
  type_id: { refers: 'invoice-type', says: '' },
  bill_to_id: { refers: 'client', says: '' },
  session_id: { refers: 'session', says: '' },
  search: { says: 'beginnings of words of the client, or of a number' },
  archived: { says: 'the archived ones' },
} as const
const parts = [
  own('--line <text>', 'what; how many; unit price: "Album; 2; 350.00". May be given several times', { kind: 'texts' }),
  own('--payment <text>', 'day; amount; how; note: "2026-05-04; 100.00; Card". Less than nothing: given back', { kind: 'texts' }),
  own('--due <text>', 'day; amount: "2026-06-01; 500.00"', { kind: 'texts' }),
]

/** Lines, payments and payment dates, each option a row whose parts stand between semicolons. */
function partsOf({ line, payment, due }: Given): object {
  const rows = (given: Given[string], names: readonly string[]) =>
    Array.isArray(given)
      ? given.map((text) => Object.fromEntries(text.split(';').flatMap((part, at) => entry(names[at] ?? `part ${at + 1}`, part))))
      : undefined
  const read = {
    lines: rows(line, ['description', 'quantity', 'unit_price']),
    payments: rows(payment, ['paid_on', 'amount', 'method', 'note']),
    dues: rows(due, ['due_on', 'amount']),
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}

function entry(name: string, part: string): [string, string][] {
  return part.trim() === '' ? [] : [[name, part.trim()]]
}

const amounts = new Set(['total', 'paid', 'balance', 'amount', 'unit_price'])

/** An invoice with its amounts as people write them. */
function shows(invoice: unknown): object {
  const { currency } = invoice as invoices.Invoice
  const readable = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(readable)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([field, one]) => [field, amounts.has(field) ? money(Number(one), currency) : readable(one)]))
  }
  return Object(readable(invoice))
}

function money(amount: number, currency: string): string {
  return writtenMoney(amount, { currency, language: 'en-US' })
}

const paying = fieldsOf(invoices.addPayment.body, {
  amount: null,
  paid_on: { flags: '--date <date>', says: 'today when left out' },
  method: { says: 'card, cash, check…' },
})
const seen = own('--seen <version>', 'refuse when somebody changed it since this version')

const pay: Verb = {
  name: 'pay <invoice> <amount>',
  says: 'adds a payment; less than nothing is given back',
  fields: [...paying, seen],
  examples: ['invoices pay I-00012 "1,250.00" --method Card'],
  run: async ({ caller, args, given }) => {
    const params = await idOf(caller, 'invoice', args)
    const version = await versionOf(caller, { read: invoices.readInvoice, params, given })
    const body = { ...(await readFields(caller, paying, given)), amount: args[1] ?? '', version }
    return told(await caller.call<Contract>(invoices.addPayment, { params, body }), (paid) => details(shows(paid)))
  },
}

export const invoiceVerbs = [
  listVerb({
    says: 'invoices, the latest first',
    contract: invoices.listInvoices,
    fields: fieldsOf(invoices.listInvoices.query, filters),
    columns: [
      ['Id', ({ id }) => id],
      ['Number', ({ number }) => number],
      ['Date', ({ invoiced_on }) => invoiced_on],
      ['Bill to', ({ bill_to }) => bill_to.name],
      ['Session', ({ session }) => session?.name],
      ['Total', ({ total, currency }) => money(total, currency)],
      ['Balance', ({ balance, currency }) => money(balance, currency)],
      ['Due', ({ payment_due_on }) => payment_due_on],
      ['', ({ canceled }) => yes(canceled, 'canceled')],
    ],
    none: 'There are no such invoices.',
    examples: ['invoices list --standing overdue', 'invoices list --bill-to "Anna Miller" --json'],
  }),
  showVerb({ kind: 'invoice', contract: invoices.readInvoice, shows }),
  createVerb({
    kind: 'invoice',
    contract: invoices.createInvoice,
    fields: [...fieldsOf(invoices.createInvoice.body, words), ...parts],
    also: partsOf,
    example: 'invoices create --session S-00042 --type "Print Order" --line "Album; 1; 480.00" --due "2026-06-01; 480.00"',
    shows,
  }),
  changeVerb({
    kind: 'invoice',
    read: invoices.readInvoice,
    contract: invoices.changeInvoice,
    fields: [...fieldsOf(invoices.changeInvoice.body, words), ...parts],
    also: partsOf,
    example: 'invoices change I-00012 --due "2026-06-15; 480.00"',
    shows,
  }),
  pay,
  statusVerb({ kind: 'invoice', read: invoices.readInvoice, contract: invoices.changeInvoiceStatus, body: invoices.changeInvoiceStatus.body, shows }),
  impactVerb({
    kind: 'invoice',
    read: invoices.readInvoice,
    words,
    more: { fields: parts.filter(({ flags }) => flags.startsWith('--due')), also: partsOf },
    example: 'invoices impact I-00012 --due "2026-06-15; 480.00"',
  }),
  advanceVerb({ kind: 'invoice', list: invoices.listInvoices, words: filters, example: 'invoices advance Reminded --standing overdue' }),
  ...archiveVerb({ kind: 'invoice', read: invoices.readInvoice, contract: invoices.archiveInvoice }),
  paperVerb({ name: 'copy', kind: 'invoice', says: 'writes a copy of it as PDF', contract: readInvoiceCopy }),
  historyVerb({ kind: 'invoice', contract: invoices.readInvoiceHistory }),
]
