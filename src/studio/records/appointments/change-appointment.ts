import type { Work } from '#studio/staff/work.ts'
import { lockRecord } from '../lock-record.ts'
import { refuseStale } from '../stale.ts'
import { writeRecords } from '../write-records.ts'
import type { AppointmentChange } from './contract.ts'
import { keptAppointments } from './keep-appointments.ts'
import { withChange } from './with-change.ts'

/** Changes the fields that are given. Refuses a version that is not the latest, wrong fields, and who or what is not there. */
export async function changeAppointment(work: Work, id: number, { version, ...fields }: AppointmentChange): Promise<void> {
  const before = await lockRecord(work, keptAppointments, id)
  refuseStale('appointment', before.row, version)
  await writeRecords(work, keptAppointments, [{ before, after: await withChange(work, before, fields), what: 'changed' }])
}
