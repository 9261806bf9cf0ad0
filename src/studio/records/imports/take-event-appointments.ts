import type { Work } from '#studio/staff/work.ts'
import type { AppointmentSaid } from './appointment-row.ts'
import type { CalendarEvent } from './calendar-event.ts'
import { asAppointment } from './event-sayings.ts'
import { typeOfEvent } from './event-type.ts'
import { findEventMeanings } from './find-event-meanings.ts'
import { findGoneDays } from './find-gone-days.ts'
import { importedAppointments } from './imported-appointments.ts'
import { takeRecords } from './take-records.ts'
import type { Good, Run, Taken } from './taken.ts'

/** Takes a batch of events as appointments. One that leads to no client, or to several, is with nobody. Days that a series no longer has are canceled. */
export async function takeEventAppointments(work: Work, run: Run, all: readonly Good<CalendarEvent>[]): Promise<Taken> {
  const rows = all.filter(({ said }) => said.series === undefined)
  const gone = await findGoneDays<AppointmentSaid>(work, 'appointment', all)
  const { clients, types } = await findEventMeanings(work, 'appointment', rows)
  const told = rows.map(({ line, said }) => {
    const client = clients.get(said)
    const words = { client: client === undefined || client.id === null ? null : client.texts, type: typeOfEvent(said, types, run.reader.types ?? {}) }
    return { line, said: asAppointment(said, words) }
  })
  return takeRecords(work, run, { imported: importedAppointments, rows: [...told, ...gone] })
}
