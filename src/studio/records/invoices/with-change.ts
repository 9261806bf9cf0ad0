import type { Work } from '#studio/staff/work.ts'
import { checkInvoice } from './check-invoice.ts'
import type { InvoiceChange } from './contract.ts'
import { type InvoiceRecord, withValues } from './invoice.ts'
import { readInvoicing } from './read-invoicing.ts'
import { refuseStrangers } from './refuse-strangers.ts'

/** The invoice as it would be with these fields. Refuses wrong ones, and who or what is not there. Writes nothing. */
export async function withChange(work: Work, before: InvoiceRecord, fields: Omit<InvoiceChange, 'version'>): Promise<InvoiceRecord> {
  const after = withValues(before, checkInvoice(fields, { ...(await readInvoicing(work)), today: work.today }), work.now)
  await refuseStrangers(work, before, after)
  return after
}
