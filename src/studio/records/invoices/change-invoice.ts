import type { Work } from '#studio/staff/work.ts'
import { lockRecord } from '../lock-record.ts'
import { refuseStale } from '../stale.ts'
import { writeRecords } from '../write-records.ts'
import { checkInvoice } from './check-invoice.ts'
import type { InvoiceChange } from './contract.ts'
import { withValues } from './invoice.ts'
import { keptInvoices } from './keep-invoices.ts'
import { readInvoicing } from './read-invoicing.ts'
import { refuseStrangers } from './refuse-strangers.ts'

/** Changes the fields that are given. Refuses a version that is not the latest, wrong fields, and who or what is not there. */
export async function changeInvoice(work: Work, id: number, { version, ...fields }: InvoiceChange): Promise<void> {
  const before = await lockRecord(work, keptInvoices, id)
  refuseStale('invoice', before.row, version)
  const after = withValues(before, checkInvoice(fields, { ...(await readInvoicing(work)), today: work.today }), work.now)
  await refuseStrangers(work, before, after)
  await writeRecords(work, keptInvoices, [{ before, after, what: 'changed' }])
}
