import type { Work } from '#studio/staff/work.ts'
import { givenDate } from '../given-date.ts'
import { nextNumber } from '../next-number.ts'
import { chooseStatus } from '../statuses/choose-status.ts'
import { defaultDueOn, entering } from '../statuses/status.ts'
import { writeRecords } from '../write-records.ts'
import { blankSession } from './blank-session.ts'
import { checkSession } from './check-session.ts'
import type { NewSession } from './contract.ts'
import { keptSessions } from './keep-sessions.ts'
import { noteBookings } from './note-bookings.ts'
import { refuseStrangers } from './refuse-strangers.ts'
import { withValues } from './session.ts'

/** Makes a session, created today, and returns its row number. Without a number it gets the next one, without a status the initial one. */
export async function createSession(work: Work, given: NewSession): Promise<number> {
  const { client_id, type_id, status_id, status_due_on, ...fields } = given
  const values = checkSession(fields)
  const status = await chooseStatus(work, { subject_kind: 'session', type_id: null }, status_id)
  const dueOn = givenDate('status_due_on', status_due_on)
  const enters = entering(status.id, dueOn === undefined ? defaultDueOn(status, work.today, work.studio.workWeek) : dueOn, work.now)
  const number = values.number ?? (await nextNumber(work, 'session'))
  const blank = blankSession({ number, client_id, type_id, status: enters, created_on: work.today, at: work.now, history: false })
  const session = withValues(blank, values, work.now)
  await refuseStrangers(work, null, session)
  const [id] = await writeRecords(work, keptSessions, [{ before: null, after: session, what: 'created' }])
  await noteBookings(work, [{ before: null, after: session }])
  return id ?? 0
}
