import { addDays, type CivilDate } from '#studio/calendar/civil-date.ts'
import { asCsv } from './as-csv.ts'
import { appointmentHeaders, sampleAppointments } from './sample-appointments.ts'
import { clientHeaders, type SampleClient, sampleClients } from './sample-clients.ts'
import { invoiceHeaders, sampleInvoices } from './sample-invoices.ts'
import { dayOf, type SampleSession, sampleSessions, sessionHeaders } from './sample-sessions.ts'

/** A believable studio over six years, as it is on a day. `letters`: what the numbers of its records begin with. */
export type SampleStudio = { clients: number; sessions: number; today: CivilDate; seed: number; letters: Record<SampleKind, string> }
type SampleKind = 'client' | 'session' | 'appointment' | 'invoice'

/** What stands in `samples/six-years`. */
export const sixYears = {
  clients: 5_000,
  sessions: 12_000,
  today: '2026-11-22',
  seed: 1839,
  letters: { client: 'C', session: 'S', appointment: 'A', invoice: 'I' },
} as const satisfies SampleStudio

/** Its files by kind, in the order in which they are imported. */
export function sampleFiles({ clients, sessions, today, seed, letters }: SampleStudio): Record<SampleKind, string> {
  const people = sampleClients(clients, { seed, today, letter: letters.client })
  const numbers = people.map((client) => client['Client ID'])
  const booked = sampleSessions(sessions, { seed: seed + 1, today, clients: numbers, letter: letters.session })
  return {
    client: asCsv(clientHeaders, asTheyCame(people, booked, today)),
    session: asCsv(sessionHeaders, booked),
    appointment: asCsv(appointmentHeaders, sampleAppointments(booked, { seed: seed + 2, today, letter: letters.appointment })),
    invoice: asCsv(invoiceHeaders, sampleInvoices(booked, { seed: seed + 3, today, letter: letters.invoice })),
  }
}

/** Who has booked is a client, and one of the past after two years; who only asked, or never came, is a lead. */
function asTheyCame(people: readonly SampleClient[], booked: readonly SampleSession[], today: CivilDate): SampleClient[] {
  // Sessions stand by their days: the last one stays.
  const last = new Map(booked.filter(({ Status }) => Status !== 'Inquiry').map((session) => [session['Client ID'], dayOf(session)]))
  return people.map((client) => {
    const day = last.get(client['Client ID'])
    return day === undefined ? client : { ...client, Status: day < addDays(today, -730) ? 'Past Client' : 'Client' }
  })
}
