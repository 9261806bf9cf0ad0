import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { findStrangers } from '../find-strangers.ts'
import type { AppointmentRecord } from './appointment.ts'

/** Refuses an appointment that would newly name a type, client, session or member that is not there or was put away. */
export async function refuseStrangers(work: Work, before: AppointmentRecord | null, { row }: AppointmentRecord): Promise<void> {
  const was = before?.row
  const problems = await findStrangers(work, [
    { field: 'type_id', what: 'type', of: 'appointment', id: row.type_id, was: was?.type_id },
    { field: 'client_id', what: 'client', id: row.client_id, was: was?.client_id },
    { field: 'session_id', what: 'session', id: row.session_id, was: was?.session_id },
    { field: 'member_id', what: 'member', id: row.member_id, was: was?.member_id },
  ])
  const [first] = problems
  if (first !== undefined) throw new Refusal('invalid', 'bad-appointment', { message: first.message, problems })
}
