import type { Work } from '#studio/staff/work.ts'
import { enterType } from '../statuses/enter-type.ts'
import { type AppointmentRecord, withValues } from './appointment.ts'
import { checkAppointment } from './check-appointment.ts'
import type { AppointmentChange } from './contract.ts'
import { refuseStrangers } from './refuse-strangers.ts'

/** The appointment as it would be with these fields. Refuses wrong ones, and who or what is not there. Writes nothing. */
export async function withChange(work: Work, before: AppointmentRecord, fields: Omit<AppointmentChange, 'version'>): Promise<AppointmentRecord> {
  const changed = withValues(before, checkAppointment(fields), work.now)
  await refuseStrangers(work, before, changed)
  const { row } = changed
  return row.type_id === before.row.type_id ? changed : { row: { ...row, ...(await enterType(work, 'appointment', row)) } }
}
