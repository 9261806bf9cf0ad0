import type { Work } from '#studio/staff/work.ts'
import { lockRecord } from '../lock-record.ts'
import { refuseStale } from '../stale.ts'
import { writeRecords } from '../write-records.ts'
import type { SessionChange } from './contract.ts'
import { keptSessions } from './keep-sessions.ts'
import { noteBookings } from './note-bookings.ts'
import { withChange } from './with-change.ts'

/** Changes the fields that are given. Refuses a version that is not the latest, wrong fields, and who or what is not there. */
export async function changeSession(work: Work, id: number, { version, ...fields }: SessionChange): Promise<void> {
  const before = await lockRecord(work, keptSessions, id)
  refuseStale('session', before.row, version)
  const after = await withChange(work, before, fields)
  await writeRecords(work, keptSessions, [{ before, after, what: 'changed' }])
  await noteBookings(work, [{ before, after }])
}
