import { type RawBuilder, sql } from 'kysely'
import { type InvoiceRecord, type Line, type Payment, withValues } from '#studio/records/invoices/invoice.ts'
import { keptInvoices } from '#studio/records/invoices/keep-invoices.ts'
import type { Due } from '#studio/records/invoices/totals.ts'
import type { Changes } from '#studio/records/tables.ts'
import type { Work } from '#studio/staff/work.ts'
import { readInPages } from './read-in-pages.ts'
import type { Undone } from './versions.ts'

const counted = ['lines', 'payments', 'dues', 'canceled'] as const

type Told = { at: Date; changes: Changes }

/** Since when, and which invoices at all (null: all), as a query of their numbers. */
type Asked = { since: Date; which: RawBuilder<unknown> | null }

/**
 * When how much of an invoice was due is told by its lines, payments and payment dates: of each of these invoices that changed since then, its balance and payment date
 * before each change, counted by the rule by which invoices are written. Writes nothing.
 */
export async function invoicesThen(work: Work, { since, which }: Asked): Promise<Undone[]> {
  const tells = sql`e.subject_kind = 'invoice' AND e.at > ${since} AND e.changes ?| ${[...counted]}::text[]`
  const query = sql`
    WITH moved AS MATERIALIZED (SELECT e.subject_id FROM record_event e WHERE ${tells} ${which === null ? sql`` : sql`INTERSECT (${which})`})
    SELECT e.subject_id AS id, json_agg(json_build_object('at', e.at, 'changes', e.changes) ORDER BY e.id) AS told
    FROM moved d JOIN record_event e ON e.studio_id = current_studio() AND e.subject_id = d.subject_id AND ${tells} GROUP BY e.subject_id`
  const undone: Undone[] = []
  for await (const some of readInPages<{ id: number; told: Told[] }>(work, { name: 'told', query, atOnce })) {
    const told = new Map(some.map((one) => [one.id, one.told]))
    const invoices = await work.db
      .selectFrom('invoice')
      .selectAll()
      .where('id', 'in', [...told.keys()])
      .execute()
    for (const invoice of await keptInvoices.withParts(work, invoices)) undone.push(...before(invoice, told.get(invoice.row.id) ?? []))
  }
  return undone
}

const atOnce = 500

/** Back to where it began, and forward again from there. */
function before(now: InvoiceRecord, told: readonly Told[]): Undone[] {
  const began = { ...now.row, payment_due_set_at: now.row.created_at }
  let invoice = withValues(
    { ...now, row: began },
    told.reduceRight((values, { changes }) => ({ ...values, ...side(changes, 0) }), valuesOf(now)),
    now.row.created_at,
  )
  return told.map(({ at, changes }) => {
    const { balance, payment_due_on, payment_due_set_at } = invoice.row
    invoice = withValues(invoice, { ...valuesOf(invoice), ...side(changes, 1) }, new Date(at))
    return { subject_id: now.row.id, at: new Date(at), columns: { balance, payment_due_on, payment_due_set_at } }
  })
}

type Values = { lines: Line[]; payments: Payment[]; dues: Due[]; canceled: boolean }

function valuesOf({ row, lines, payments, dues }: InvoiceRecord): Values {
  return { lines, payments, dues, canceled: row.canceled }
}

function side(changes: Changes, which: 0 | 1): Partial<Values> {
  return Object.fromEntries(counted.flatMap((field) => (changes[field] === undefined ? [] : [[field, changes[field][which]]])))
}
