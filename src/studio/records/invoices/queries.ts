import { type RawBuilder, sql } from 'kysely'
import type { Input } from '#platform/http/contract.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { Answer } from '#platform/http/endpoint.ts'
import type { Work } from '#studio/staff/work.ts'
import { clientNameSql, clientReferenceSql } from '../clients/client-name.ts'
import { findByWords } from '../find-by-words.ts'
import { noSuch } from '../stale.ts'
import type { Invoice, InvoiceRow, listInvoices, readBalance as readBalanceContract } from './contract.ts'
import { partsSql } from './keep-invoices.ts'

type Wanted = Input<typeof listInvoices>['query']

const shared = sql`
  i.id, i.number, i.external_id, jsonb_build_object('id', t.id, 'name', t.name) AS type, jsonb_build_object('id', u.id, 'name', u.name) AS status, i.status_due_on,
  ${clientReferenceSql} AS bill_to,
  CASE WHEN s.id IS NULL THEN NULL ELSE jsonb_build_object('id', s.id, 'name', s.number) END AS session,
  i.invoiced_on, (SELECT currency FROM studio) AS currency, i.total, i.paid, i.balance, i.payment_due_on, i.canceled`
const joined = sql`
  FROM invoice i
  JOIN client c ON c.studio_id = i.studio_id AND c.id = i.bill_to_id
  JOIN type t ON t.studio_id = i.studio_id AND t.id = i.type_id
  JOIN status u ON u.studio_id = i.studio_id AND u.id = i.status_id
  LEFT JOIN session s ON s.studio_id = i.studio_id AND s.id = i.session_id`

/** Invoices by their day, the latest first, a page at a time. Every word of the search must be the beginning of one of the bill-to client's, or of a number. */
export async function findInvoices(work: Work, wanted: Wanted): Promise<{ rows: InvoiceRow[]; next: string | null }> {
  const { after, limit = 50 } = wanted
  const [day, id] = after === undefined ? ['infinity', 0] : readCursor(after, 2)
  const lent = [{ column: 'session_id', kind: 'session' as const, text: sql`s.number` }]
  const found = await findByWords(work, wanted.search ?? '', { kind: 'invoice', row: 'i', client: 'bill_to_id', text: sql`i.number`, lent })
  const { rows } = await sql<InvoiceRow>`
    SELECT ${shared}, i.archived_at IS NOT NULL AS archived ${joined}
    WHERE (i.invoiced_on, i.id) < (${day}::date, ${id}::bigint) AND ${sql.join([...criteria(wanted, work.today), ...found], sql` AND `)}
    ORDER BY i.invoiced_on DESC, i.id DESC LIMIT ${limit + 1}`.execute(work.db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, next: rows.length > limit && last !== undefined ? writeCursor([last.invoiced_on, last.id]) : null }
}

function criteria({ archived = false, standing, ...wanted }: Wanted, today: string): RawBuilder<unknown>[] {
  const asked = [
    wanted.number === undefined ? null : sql`i.number = ${wanted.number}`,
    wanted.type_id === undefined ? null : sql`i.type_id = ${wanted.type_id}`,
    wanted.status_id === undefined ? null : sql`i.status_id = ${wanted.status_id}`,
    wanted.bill_to_id === undefined ? null : sql`i.bill_to_id = ${wanted.bill_to_id}`,
    wanted.session_id === undefined ? null : sql`i.session_id = ${wanted.session_id}`,
    wanted.from === undefined ? null : sql`i.invoiced_on >= ${wanted.from}`,
    wanted.to === undefined ? null : sql`i.invoiced_on <= ${wanted.to}`,
    standing === undefined ? null : standings(today)[standing],
  ]
  return [sql`(i.archived_at IS NOT NULL) = ${archived}`, ...asked.filter((each) => each !== null)]
}

/** As `standing.ts` tells them apart; one that was paid too much counts as paid. */
function standings(today: string) {
  return {
    open: sql`i.balance > 0 AND NOT i.canceled`,
    overdue: sql`i.balance > 0 AND NOT i.canceled AND i.payment_due_on < ${today}`,
    paid: sql`i.balance <= 0 AND NOT i.canceled AND (i.total <> 0 OR i.paid <> 0)`,
  }
}

/** What a client's or a session's invoices come to, without the canceled and the archived. */
export async function readBalance(work: Work, { bill_to_id, session_id }: Input<typeof readBalanceContract>['query']) {
  const asked = [
    bill_to_id === undefined ? null : sql`i.bill_to_id = ${bill_to_id}`,
    session_id === undefined ? null : sql`i.session_id = ${session_id}`,
  ].filter((each) => each !== null)
  const { rows } = await sql<{ invoices: number; total: number; paid: number; balance: number }>`
    SELECT count(*) AS invoices, coalesce(sum(i.total), 0)::bigint AS total, coalesce(sum(i.paid), 0)::bigint AS paid, coalesce(sum(i.balance), 0)::bigint AS balance
    FROM invoice i WHERE ${sql.join([sql`NOT i.canceled AND i.archived_at IS NULL`, ...asked], sql` AND `)}`.execute(work.db)
  return rows[0] ?? { invoices: 0, total: 0, paid: 0, balance: 0 }
}

/** An invoice with all that belongs to it; refuses a number that names none. */
export async function readInvoice(work: Work, id: number): Promise<Answer<Invoice>> {
  const { rows } = await sql<Answer<Invoice>>`
    SELECT ${shared}, i.status_entered_at,
      (SELECT jsonb_build_object('id', c.id, 'name', ${clientNameSql}) FROM client c WHERE c.studio_id = s.studio_id AND c.id = s.client_id) AS session_client,
      ${partsSql.lines} AS lines, ${partsSql.payments} AS payments, ${partsSql.dues} AS dues, i.notes, i.archived_at, i.created_at, i.version
    ${joined} WHERE i.id = ${id}`.execute(work.db)
  const invoice = rows[0]
  if (invoice === undefined) throw noSuch('invoice', id)
  return invoice
}
