import type { Work } from '#studio/staff/work.ts'
import { changeStatus, type StatusChange } from '../statuses/change-status.ts'
import { keptInvoices } from './keep-invoices.ts'
import { readInvoicing } from './read-invoicing.ts'
import { statusesUnused } from './refusals.ts'

/** Moves an invoice to a status. Refused where the studio uses no invoice statuses [g]. */
export async function changeInvoiceStatus(work: Work, change: StatusChange): Promise<void> {
  const { usesStatuses } = await readInvoicing(work)
  if (!usesStatuses) throw statusesUnused()
  await changeStatus(work, keptInvoices, change)
}
