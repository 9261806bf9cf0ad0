import type { Work } from '#studio/staff/work.ts'
import { lockRecord } from '../lock-record.ts'
import { refuseStale } from '../stale.ts'
import { enterType } from '../statuses/enter-type.ts'
import { writeRecords } from '../write-records.ts'
import { type AppointmentRecord, withValues } from './appointment.ts'
import { checkAppointment } from './check-appointment.ts'
import type { AppointmentChange } from './contract.ts'
import { keptAppointments } from './keep-appointments.ts'
import { refuseStrangers } from './refuse-strangers.ts'

/** Changes the fields that are given. Refuses a version that is not the latest, wrong fields, and who or what is not there. */
export async function changeAppointment(work: Work, id: number, { version, ...fields }: AppointmentChange): Promise<void> {
  const before = await lockRecord(work, keptAppointments, id)
  refuseStale('appointment', before.row, version)
  const changed = withValues(before, checkAppointment(fields), work.now)
  await refuseStrangers(work, before, changed)
  await writeRecords(work, keptAppointments, [{ before, after: await inItsType(work, before, changed), what: 'changed' }])
}

async function inItsType(work: Work, before: AppointmentRecord, { row }: AppointmentRecord): Promise<AppointmentRecord> {
  return row.type_id === before.row.type_id ? { row } : { row: { ...row, ...(await enterType(work, 'appointment', row)) } }
}
