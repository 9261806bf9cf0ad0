import type { Work } from '#studio/staff/work.ts'
import { lockRecord } from '../lock-record.ts'
import { readPreferences } from '../read-preferences.ts'
import { refuseStale } from '../stale.ts'
import { writeRecords } from '../write-records.ts'
import { checkClient, refuseNameless } from './check-client.ts'
import { withValues } from './client.ts'
import type { ClientFields } from './contract.ts'
import { keptClients } from './keep-clients.ts'
import { refuseClosed } from './refuse-closed.ts'

/** Changes the fields that are given. Refuses a version that is not the latest, wrong fields, and taking the last name away. */
export async function changeClient(work: Work, id: number, { version, ...fields }: ClientFields & { version: number }): Promise<void> {
  const before = await lockRecord(work, keptClients, id)
  await refuseClosed(work, before.row)
  refuseStale('client', before.row, version)
  const { country } = await readPreferences(work)
  const after = withValues(before, checkClient(fields, { country, today: work.today, family: before.family }), work.now)
  refuseNameless(after)
  await writeRecords(work, keptClients, [{ before, after, what: 'changed' }])
}
