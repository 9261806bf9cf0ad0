import type { Invoice, InvoiceChange, NewInvoice } from '#studio/records/invoices/contract.ts'
import { editedMoney, type MoneyStyle, parseMoney, parseQuantity } from '#studio/records/invoices/money.ts'
import { lineAmount, sumOf } from '#studio/records/invoices/totals.ts'
import { words } from '#web/words/words.ts'
import type { Picked } from '../sessions/client-picker.tsx'

/** An invoice while the form is open. Fields have the names the API gives them; amounts are texts, as they are typed. */
export type InvoiceDraft = {
  bill_to_id: Picked | null
  session_id: Picked | null
  type_id: string | null
  status_id: string | null
  invoiced_on: string | null
  number: string
  notes: string
  lines: { description: string; quantity: string; unit_price: string }[]
  payments: { paid_on: string | null; amount: string; method: string; note: string }[]
  dues: { due_on: string | null; amount: string }[]
}

export const noLine = { description: '', quantity: '1', unit_price: '' } as const

type Beginning = { client: Picked | null; session: Picked | null; today: string }

export function emptyDraft({ client, session, today }: Beginning): InvoiceDraft {
  const none = { type_id: null, status_id: null, number: '', notes: '' }
  return { ...none, bill_to_id: client, session_id: session, invoiced_on: today, lines: [{ ...noLine }], payments: [], dues: [] }
}

export function draftOf(invoice: Invoice, style: MoneyStyle): InvoiceDraft {
  const { bill_to, session, type, invoiced_on, number, notes, lines, payments, dues } = invoice
  const typed = (amount: number) => editedMoney(amount, style)
  const many = new Intl.NumberFormat(style.language, { numberingSystem: 'latn', useGrouping: false, maximumFractionDigits: 3 })
  return {
    bill_to_id: bill_to,
    session_id: session,
    type_id: String(type.id),
    status_id: null,
    invoiced_on,
    number,
    notes,
    lines: lines.map(({ description, quantity, unit_price }) => ({ description, quantity: many.format(quantity), unit_price: typed(unit_price) })),
    payments: payments.map(({ paid_on, amount, method, note }) => ({ paid_on, amount: typed(amount), method, note })),
    dues: dues.map(({ due_on, amount }) => ({ due_on, amount: typed(amount) })),
  }
}

/** Whether nobody filled in a row. */
const isBlank = {
  lines: ({ description, unit_price }: InvoiceDraft['lines'][number]) => description.trim() === '' && unit_price.trim() === '',
  payments: ({ amount, method, note }: InvoiceDraft['payments'][number]) => [amount, method, note].every((text) => text.trim() === ''),
  dues: ({ due_on, amount }: InvoiceDraft['dues'][number]) => due_on === null && amount.trim() === '',
}

/** A draft without the rows that nobody filled in, which are not sent. */
export function tidied(draft: InvoiceDraft): InvoiceDraft {
  return {
    ...draft,
    lines: draft.lines.filter((line) => !isBlank.lines(line)),
    payments: draft.payments.filter((payment) => !isBlank.payments(payment)),
    dues: draft.dues.filter((due) => !isBlank.dues(due)),
  }
}

/** The server's sentences about what was sent, each at the row of the form that it means. */
export function atTheirRows(errors: Readonly<Record<string, string>>, draft: InvoiceDraft): Record<string, string> {
  const sent = {
    lines: filledIn(draft.lines, isBlank.lines),
    payments: filledIn(draft.payments, isBlank.payments),
    dues: filledIn(draft.dues, isBlank.dues),
  }
  const inForm = (field: string) =>
    field.replace(/^(lines|payments|dues)\.(\d+)/, (_, list: keyof typeof sent, at: string) => `${list}.${sent[list][Number(at)]?.at ?? at}`)
  return Object.fromEntries(Object.entries(errors).map(([field, message]) => [inForm(field), message]))
}

/** The rows that somebody filled in, each with its place in the form. */
function filledIn<Row>(rows: readonly Row[], isEmpty: (row: Row) => boolean): { row: Row; at: number }[] {
  return rows.flatMap((row, at) => (isEmpty(row) ? [] : [{ row, at }]))
}

/** What can be said before asking the server, by field. */
export function draftProblems(draft: InvoiceDraft, style: MoneyStyle): Record<string, string> {
  const say = words.invoices.form
  const money = (text: string, missing: string) => (text.trim() === '' ? missing : refusalOf(parseMoney(text, style)))
  const found: [string, string | null][] = [
    ['bill_to_id', draft.bill_to_id === null ? say.billToMissing : null],
    ['type_id', draft.type_id === null ? say.typeMissing : null],
    ['invoiced_on', draft.invoiced_on === null ? say.invoicedOnMissing : null],
    ...filledIn(draft.lines, isBlank.lines).flatMap(({ at, row: { description, quantity, unit_price } }): [string, string | null][] => [
      [`lines.${at}.description`, description.trim() === '' ? say.descriptionMissing : null],
      [`lines.${at}.quantity`, refusalOf(parseQuantity(quantity, style.language))],
      [`lines.${at}.unit_price`, money(unit_price, say.priceMissing)],
    ]),
    ...filledIn(draft.payments, isBlank.payments).flatMap(({ at, row: { paid_on, amount } }): [string, string | null][] => [
      [`payments.${at}.paid_on`, paid_on === null ? say.dayMissing : null],
      [`payments.${at}.amount`, money(amount, say.amountMissing)],
    ]),
    ...filledIn(draft.dues, isBlank.dues).flatMap(({ at, row: { due_on, amount } }): [string, string | null][] => [
      [`dues.${at}.due_on`, due_on === null ? say.dayMissing : null],
      [`dues.${at}.amount`, money(amount, say.amountMissing)],
    ]),
  ]
  return Object.fromEntries(found.filter((one): one is [string, string] => one[1] !== null))
}

/** What a line comes to; null while it cannot be read. */
export function amountOf({ quantity, unit_price }: InvoiceDraft['lines'][number], style: MoneyStyle): number | null {
  const [many, price] = [parseQuantity(quantity, style.language), parseMoney(unit_price, style)]
  return many.ok && price.ok ? lineAmount(many.value, price.value) : null
}

/** What the draft comes to; each is null while one of its amounts cannot be read. `scheduled` is what has a payment date. */
export function sumsOf(draft: InvoiceDraft, style: MoneyStyle): { total: number | null; paid: number | null; scheduled: number | null } {
  const { lines, payments, dues } = tidied(draft)
  const read = (text: string) => {
    const reading = parseMoney(text, style)
    return reading.ok ? reading.value : null
  }
  return {
    total: sumUnlessUnclear(lines.map((line) => amountOf(line, style))),
    paid: sumUnlessUnclear(payments.map(({ amount }) => read(amount))),
    scheduled: sumUnlessUnclear(dues.map(({ amount }) => read(amount))),
  }
}

function sumUnlessUnclear(amounts: readonly (number | null)[]): number | null {
  const read = amounts.filter((amount) => amount !== null)
  return read.length < amounts.length ? null : sumOf(read.map((amount) => ({ amount })))
}

/** The fields as the API takes them. Only drafts without a problem may be asked. An empty number is left to the studio. */
export function newInvoice(draft: InvoiceDraft): NewInvoice {
  const { number, status_id } = draft
  return { ...bodyOf(draft), ...(number.trim() === '' ? {} : { number }), ...(status_id === null ? {} : { status_id: Number(status_id) }) }
}

/** Only what the person changed. */
export function changedFields(before: InvoiceDraft, after: InvoiceDraft): Omit<InvoiceChange, 'version'> {
  const [old, now] = [
    { ...bodyOf(before), number: before.number },
    { ...bodyOf(after), number: after.number },
  ]
  const differs = ([field, value]: [string, unknown]) => JSON.stringify(value) !== JSON.stringify(old[field as keyof typeof old])
  return Object.fromEntries(Object.entries(now).filter(differs))
}

function bodyOf({ bill_to_id, session_id, type_id, invoiced_on, notes, lines, payments, dues }: InvoiceDraft) {
  return {
    bill_to_id: bill_to_id?.id ?? 0,
    session_id: session_id?.id ?? null,
    type_id: Number(type_id),
    invoiced_on: invoiced_on ?? '',
    notes,
    lines,
    payments: payments.map(({ paid_on, ...rest }) => ({ paid_on: paid_on ?? '', ...rest })),
    dues: dues.map(({ due_on, amount }) => ({ due_on: due_on ?? '', amount })),
  }
}

function refusalOf(reading: { ok: boolean } | { ok: false; message: string }): string | null {
  return 'message' in reading ? reading.message : null
}
