import type { Work } from '#studio/staff/work.ts'
import { givenDate } from '../given-date.ts'
import { chooseStatus } from '../statuses/choose-status.ts'
import { familyOf } from '../statuses/family.ts'
import { defaultDueOn, entering } from '../statuses/status.ts'
import { writeRecords } from '../write-records.ts'
import { type AppointmentRecord, blankAppointment, withValues } from './appointment.ts'
import { checkAppointment } from './check-appointment.ts'
import type { NewAppointment } from './contract.ts'
import { keptAppointments } from './keep-appointments.ts'
import { refuseStrangers } from './refuse-strangers.ts'

/**
 * Makes an appointment and returns its row number. Left out, it has the initial status of its type, was booked today, and is with the
 * client of its session.
 */
export async function createAppointment(work: Work, { status_id, status_due_on, ...given }: NewAppointment): Promise<number> {
  const { type_id, on_day = work.today, ...values } = checkAppointment(given)
  const unplaced = { status_id: 0, status_entry_id: null, status_entered_at: work.now, status_due_on: null, status_due_set_at: work.now }
  const blank = blankAppointment({ type_id: type_id ?? given.type_id, status: unplaced, on_day, booked_on: work.today, at: work.now })
  const filled = withValues(blank, { client_id: await clientOf(work, values.session_id ?? null), ...values }, work.now)
  await refuseStrangers(work, null, filled)
  const status = await chooseStatus(work, familyOf('appointment', filled.row), status_id)
  const dueOn = givenDate('status_due_on', status_due_on)
  const enters = entering(status.id, dueOn === undefined ? defaultDueOn(status, work.today, work.studio.workWeek) : dueOn, work.now)
  const after: AppointmentRecord = { row: { ...filled.row, ...enters } }
  const [id] = await writeRecords(work, keptAppointments, [{ before: null, after, what: 'created' }])
  return id ?? 0
}

async function clientOf(work: Work, sessionId: number | null): Promise<number | null> {
  if (sessionId === null) return null
  const session = await work.db.selectFrom('session').select('client_id').where('id', '=', sessionId).executeTakeFirst()
  return session?.client_id ?? null
}
