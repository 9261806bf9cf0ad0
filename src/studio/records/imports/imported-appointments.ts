import { type AppointmentRecord, type AppointmentValues, blankAppointment, withValues } from '../appointments/appointment.ts'
import { keptAppointments } from '../appointments/keep-appointments.ts'
import type { AppointmentSaid } from './appointment-row.ts'
import { keptKind } from './kept-kind.ts'
import { clientIn, linkedIds, namesOf } from './linked.ts'

const links = { client: 'client_id', session: 'session_id', user: 'member_id' } as const

/** How appointments are taken from files. One that names a session and no client is with the client of the session. */
export const importedAppointments = keptKind<AppointmentSaid, AppointmentRecord, AppointmentValues>({
  kind: 'appointment',
  keeping: keptAppointments,
  names: namesOf,
  blank: ({ work, said, found, type_id, history }, status) => {
    const { row } = blankAppointment({ type_id: type_id ?? 0, status, on_day: said.on_day, booked_on: history ? null : work.today, at: work.now })
    return { row: { ...row, client_id: clientIn(found) } }
  },
  valuesOf: ({ said, found }) => {
    const { external_id: _, type: __, status: ___, status_due_on: ____, number: _____, client: ______, session: _______, user: ________, ...plain } = said
    return { ...plain, ...linkedIds(said, found, links) }
  },
  withValues,
})
