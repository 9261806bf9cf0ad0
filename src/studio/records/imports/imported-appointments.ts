import { type AppointmentRecord, type AppointmentValues, blankAppointment, withValues } from '../appointments/appointment.ts'
import { keptAppointments } from '../appointments/keep-appointments.ts'
import type { AppointmentSaid } from './appointment-row.ts'
import { idOf } from './imported.ts'
import { keptKind } from './kept-kind.ts'

/** How appointments are taken from files. One that names a session and no client is with the client of the session. */
export const importedAppointments = keptKind<AppointmentSaid, AppointmentRecord, AppointmentValues>({
  kind: 'appointment',
  keeping: keptAppointments,
  names: ({ client = [], session = '', user = '' }) => [
    { column: 'client', what: 'client', texts: client },
    { column: 'session', what: 'session', texts: session === '' ? [] : [session] },
    { column: 'user', what: 'member', texts: user === '' ? [] : [user] },
  ],
  blank: ({ work, said, found, type_id, history }, status) => {
    const blank = blankAppointment({ type_id: type_id ?? 0, status, on_day: said.on_day, booked_on: history ? null : work.today, at: work.now })
    return { row: { ...blank.row, client_id: found.get('session')?.client_id ?? null } }
  },
  valuesOf: ({ said, found }) => {
    const { external_id: _, type: __, status: ___, status_due_on: ____, number: _____, client, session, user, ...plain } = said
    return {
      ...plain,
      ...(client === undefined || (client.length === 0 && found.has('session')) ? {} : { client_id: idOf(found, 'client') }),
      ...(session === undefined ? {} : { session_id: idOf(found, 'session') }),
      ...(user === undefined ? {} : { member_id: idOf(found, 'user') }),
    }
  },
  withValues,
})
