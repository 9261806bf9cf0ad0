import { addDays } from '#studio/calendar/civil-date.ts'
import { createAppointment } from '#studio/records/appointments/contract.ts'
import { changeSession, readSession } from '#studio/records/sessions/contract.ts'
import { listStatuses, listTypes } from '#studio/records/statuses/contract.ts'
import { demoAppointments, furtherDates } from './demo-appointments.ts'
import { type Filled, number } from './filled.ts'

/** Whom the demo studio meets besides its sessions, and a second day for some of them. */
export async function makeAppointments({ call, today, clients, photographers, sessions }: Filled): Promise<void> {
  const types = (await call(listTypes, { query: { subject_kind: 'appointment' } })).rows
  const statuses = (await call(listStatuses, { query: { subject_kind: 'appointment' } })).rows
  for (const { day, type, time, minutes, client, member, title = '', status, confirmed = false } of demoAppointments) {
    const type_id = types.find(({ name }) => name === type)?.id ?? 0
    const status_id = statuses.find((one) => one.type_id === type_id && one.name === status)?.id ?? 0
    const who = { client_id: client === null ? null : number(clients, client), member_id: number(photographers, member) }
    const when = { on_day: addDays(today, day), at_time: time, minutes, booked_on: addDays(today, Math.min(0, day - 9)) }
    await call(createAppointment, { body: { type_id, status_id, title, confirmed, ...who, ...when } })
  }
  for (const { session, day, label } of furtherDates) {
    const params = { id: number(sessions, session) }
    const { version } = await call(readSession, { params })
    await call(changeSession, { params, body: { version, further_dates: [{ label, on_day: addDays(today, day) }] } })
  }
}
