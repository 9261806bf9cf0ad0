import type { Work } from '#studio/staff/work.ts'
import { lockRecord } from '../lock-record.ts'
import { changeStatus, type StatusChange } from '../statuses/change-status.ts'
import { keptClients } from './keep-clients.ts'
import { refuseClosed } from './refuse-closed.ts'

/** Moves a client to a status, or changes the due date alone. Refuses one that was merged into another or erased. */
export async function changeClientStatus(work: Work, change: StatusChange): Promise<void> {
  await refuseClosed(work, (await lockRecord(work, keptClients, change.id)).row)
  await changeStatus(work, keptClients, change)
}
