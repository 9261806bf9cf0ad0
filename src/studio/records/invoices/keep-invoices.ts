import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { same } from '../differences.ts'
import type { Keeping } from '../keeping.ts'
import type { RecordWrite } from '../record-write.ts'
import { type InvoiceRecord, invoiceFacts, type Line, type Payment } from './invoice.ts'
import { invoiceRefusals } from './refusals.ts'
import type { Due } from './totals.ts'

/** How invoices are kept, with their lines, payments and payment dates. */
export const keptInvoices: Keeping<InvoiceRecord> = {
  kind: 'invoice',
  changeable: [
    'number', 'external_id', 'type_id', 'type_set_at',
    'status_id', 'status_entry_id', 'status_entered_at', 'status_due_on', 'status_due_set_at',
    'bill_to_id', 'session_id', 'invoiced_on', 'payment_due_on', 'payment_due_set_at', 'total', 'paid', 'balance',
    'canceled', 'notes', 'history_at', 'archived_at', 'version',
  ], // biome-ignore format: a list to read across
  refusals: invoiceRefusals,
  factsOf: invoiceFacts,
  writeParts,
  withParts,
}

async function writeParts(work: Work, writes: readonly RecordWrite<InvoiceRecord>[]): Promise<void> {
  const moved = <K extends 'lines' | 'payments' | 'dues'>(part: K) => writes.filter(({ before, after }) => !same(before?.[part] ?? [], after[part]))
  const idsOf = (some: readonly RecordWrite<InvoiceRecord>[]) => some.filter(({ before }) => before !== null).map(({ after }) => after.row.id)
  const [lines, payments, dues] = [moved('lines'), moved('payments'), moved('dues')]
  await sql`DELETE FROM invoice_line WHERE invoice_id = ANY(${idsOf(lines)}::bigint[])`.execute(work.db)
  await sql`DELETE FROM invoice_payment WHERE invoice_id = ANY(${idsOf(payments)}::bigint[])`.execute(work.db)
  await sql`DELETE FROM invoice_due WHERE invoice_id = ANY(${idsOf(dues)}::bigint[])`.execute(work.db)
  const newLines = lines.flatMap(({ after: { row, lines: some } }) => placed(row.id, some)).map((each) => ({ ...each, quantity: String(each.quantity) }))
  const newPayments = payments.flatMap(({ after: { row, payments: some } }) => placed(row.id, some))
  const newDues = dues.flatMap(({ after: { row, dues: some } }) => placed(row.id, some))
  if (newLines.length > 0) await work.db.insertInto('invoice_line').values(newLines).execute()
  if (newPayments.length > 0) await work.db.insertInto('invoice_payment').values(newPayments).execute()
  if (newDues.length > 0) await work.db.insertInto('invoice_due').values(newDues).execute()
}

function placed<T>(invoice_id: number, parts: readonly T[]): (T & { invoice_id: number; position: number })[] {
  return parts.map((part, at) => ({ ...part, invoice_id, position: at + 1 }))
}

async function withParts(work: Work, rows: readonly InvoiceRecord['row'][]): Promise<InvoiceRecord[]> {
  const found = await sql<{ id: number; lines: Line[]; payments: Payment[]; dues: Due[] }>`
    SELECT i.id, ${partsSql.lines} AS lines, ${partsSql.payments} AS payments, ${partsSql.dues} AS dues
    FROM invoice i WHERE i.id = ANY(${rows.map(({ id }) => id)}::bigint[])`.execute(work.db)
  const parts = new Map(found.rows.map(({ id, ...rest }) => [id, rest]))
  return rows.map((row) => ({ row, lines: [], payments: [], dues: [], ...parts.get(row.id) }))
}

const none = sql`'[]'::jsonb`

/** What belongs to the invoice `i`, each a list in its order. */
export const partsSql = {
  lines: sql`coalesce((SELECT jsonb_agg(jsonb_build_object('description', l.description, 'quantity', trim_scale(l.quantity), 'unit_price', l.unit_price, 'amount', l.amount)
    ORDER BY l.position) FROM invoice_line l WHERE l.studio_id = i.studio_id AND l.invoice_id = i.id), ${none})`,
  payments: sql`coalesce((SELECT jsonb_agg(jsonb_build_object('paid_on', p.paid_on, 'amount', p.amount, 'method', p.method, 'note', p.note)
    ORDER BY p.position) FROM invoice_payment p WHERE p.studio_id = i.studio_id AND p.invoice_id = i.id), ${none})`,
  dues: sql`coalesce((SELECT jsonb_agg(jsonb_build_object('due_on', d.due_on, 'amount', d.amount)
    ORDER BY d.position) FROM invoice_due d WHERE d.studio_id = i.studio_id AND d.invoice_id = i.id), ${none})`,
}
