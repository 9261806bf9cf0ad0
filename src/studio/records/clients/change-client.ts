import type { Work } from '#studio/staff/work.ts'
import { lockRecord } from '../lock-record.ts'
import { refuseStale } from '../stale.ts'
import { writeRecords } from '../write-records.ts'
import type { ClientFields } from './contract.ts'
import { keptClients } from './keep-clients.ts'
import { refuseClosed } from './refuse-closed.ts'
import { withChange } from './with-change.ts'

/** Changes the fields that are given. Refuses a version that is not the latest, wrong fields, and taking the last name away. */
export async function changeClient(work: Work, id: number, { version, ...fields }: ClientFields & { version: number }): Promise<void> {
  const before = await lockRecord(work, keptClients, id)
  await refuseClosed(work, before.row)
  refuseStale('client', before.row, version)
  await writeRecords(work, keptClients, [{ before, after: await withChange(work, before, fields), what: 'changed' }])
}
