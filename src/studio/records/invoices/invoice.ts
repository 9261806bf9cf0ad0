import type { Selectable } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { InvoiceTable } from './tables.ts'
import { type Due, inOrder, paymentDueOn, sumOf } from './totals.ts'

export type Line = { description: string; quantity: number; unit_price: number; amount: number }
export type Payment = { paid_on: CivilDate; amount: number; method: string; note: string }

/** An invoice with what it asks for, what was paid, and when how much is due. */
export type InvoiceRecord = { row: Selectable<InvoiceTable>; lines: Line[]; payments: Payment[]; dues: Due[] }

const plainColumns = ['number', 'external_id', 'bill_to_id', 'session_id', 'type_id', 'invoiced_on', 'canceled', 'notes'] as const

/** The fields people set, checked. */
export type InvoiceValues = Partial<Pick<InvoiceRecord['row'], (typeof plainColumns)[number]> & Pick<InvoiceRecord, 'lines' | 'payments' | 'dues'>>

/**
 * The invoice as it is with these values, its totals counted anew. Since when its type and its payment date stand is remembered. Of a
 * canceled invoice nothing is due.
 */
export function withValues(invoice: InvoiceRecord, values: InvoiceValues, now: Date): InvoiceRecord {
  const { lines = invoice.lines, payments: given = invoice.payments, dues: wanted = invoice.dues, ...columns } = values
  const before = invoice.row
  const [payments, dues] = [inOrder(given), inOrder(wanted)]
  const [total, paid] = [sumOf(lines), sumOf(payments)]
  const row = { ...before, ...columns, total, paid, balance: total - paid }
  const payment_due_on = row.canceled ? null : paymentDueOn(dues, { total, paid })
  const payment_due_set_at = payment_due_on === before.payment_due_on ? before.payment_due_set_at : now
  const type_set_at = row.type_id === before.type_id ? before.type_set_at : now
  return { row: { ...row, payment_due_on, payment_due_set_at, type_set_at }, lines, payments, dues }
}

/** What an invoice's history compares, in the words of the API. */
export function invoiceFacts({ row, lines, payments, dues }: InvoiceRecord): Record<string, unknown> {
  return { ...Object.fromEntries(plainColumns.map((column) => [column, row[column]])), lines, payments, dues }
}
