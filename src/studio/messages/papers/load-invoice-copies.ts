import { sql } from 'kysely'
import { clientNameSql } from '#studio/records/clients/client-name.ts'
import { partsSql } from '#studio/records/invoices/keep-invoices.ts'
import type { Work } from '#studio/staff/work.ts'
import { homeSql } from './home-sql.ts'
import { type CopiedInvoice, invoiceCopyOf } from './invoice-paper.ts'
import { loadStationery } from './load-stationery.ts'
import type { Attachment } from './paper.ts'

/** Copies of these invoices as they stand now, by invoice, in one query. */
export async function loadInvoiceCopies(work: Work, invoiceIds: readonly number[]): Promise<Map<number, Attachment>> {
  if (invoiceIds.length === 0) return new Map()
  const studio = await loadStationery(work)
  const { rows } = await sql<CopiedInvoice>`
    SELECT i.id, i.number, s.number AS session, ${clientNameSql} AS client, coalesce(c.language, ${studio.language}) AS language, ${homeSql} AS home,
      i.invoiced_on, i.canceled, i.total, i.paid, i.balance, ${partsSql.lines} AS lines, ${partsSql.payments} AS payments, ${partsSql.dues} AS dues
    FROM invoice i JOIN client c ON c.studio_id = i.studio_id AND c.id = i.bill_to_id LEFT JOIN session s ON s.studio_id = i.studio_id AND s.id = i.session_id
    WHERE i.id = ANY(${invoiceIds}::bigint[])`.execute(work.db)
  return new Map(rows.map((row) => [row.id, invoiceCopyOf(studio, row, work.today)]))
}
