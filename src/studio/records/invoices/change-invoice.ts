import type { Work } from '#studio/staff/work.ts'
import { lockRecord } from '../lock-record.ts'
import { refuseStale } from '../stale.ts'
import { writeRecords } from '../write-records.ts'
import type { InvoiceChange } from './contract.ts'
import { keptInvoices } from './keep-invoices.ts'
import { withChange } from './with-change.ts'

/** Changes the fields that are given. Refuses a version that is not the latest, wrong fields, and who or what is not there. */
export async function changeInvoice(work: Work, id: number, { version, ...fields }: InvoiceChange): Promise<void> {
  const before = await lockRecord(work, keptInvoices, id)
  refuseStale('invoice', before.row, version)
  await writeRecords(work, keptInvoices, [{ before, after: await withChange(work, before, fields), what: 'changed' }])
}
