import type { Work } from '#studio/staff/work.ts'
import type { MoneyStyle } from './money.ts'

/** How the studio writes money, and whether its invoices move among statuses. */
export type Invoicing = MoneyStyle & { usesStatuses: boolean }

export async function readInvoicing(work: Work): Promise<Invoicing> {
  return work.db.selectFrom('studio').select(['currency', 'language', 'use_invoice_statuses as usesStatuses']).executeTakeFirstOrThrow()
}
