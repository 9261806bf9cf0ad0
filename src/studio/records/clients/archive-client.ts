import type { Work } from '#studio/staff/work.ts'
import { lockRecord } from '../lock-record.ts'
import { refuseStale } from '../stale.ts'
import { writeRecords } from '../write-records.ts'
import { clientName } from './client-name.ts'
import { keptClients } from './keep-clients.ts'
import { refuseClosed } from './refuse-closed.ts'
import { refuseSessionsToCome } from './refuse-sessions-to-come.ts'

/** Puts a client away or takes it back; twice the same way changes nothing. Refuses while sessions are to come, which would be forgotten. */
export async function archiveClient(work: Work, id: number, { archived, version }: { archived: boolean; version: number }): Promise<void> {
  const before = await lockRecord(work, keptClients, id)
  await refuseClosed(work, before.row)
  refuseStale('client', before.row, version)
  if (archived === (before.row.archived_at !== null)) return
  if (archived) await refuseSessionsToCome(work, id, clientName(before.row))
  const after = { ...before, row: { ...before.row, archived_at: archived ? work.now : null } }
  await writeRecords(work, keptClients, [{ before, after, what: archived ? 'archived' : 'restored' }])
}
