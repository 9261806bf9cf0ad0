import type { Work } from '#studio/staff/work.ts'
import type { CalendarEvent } from './calendar-event.ts'
import { type EventClient, findEventClients } from './find-event-clients.ts'
import type { Good } from './taken.ts'

type Meanings = { clients: Map<CalendarEvent, EventClient>; types: string[] }

/** Whom a batch of events is about, and the names of the types they may be of, those in use first. */
export async function findEventMeanings(work: Work, kind: 'session' | 'appointment', rows: readonly Good<CalendarEvent>[]): Promise<Meanings> {
  const types = await work.db.selectFrom('type').select('name').where('subject_kind', '=', kind).orderBy('active', 'desc').orderBy('position').execute()
  const clients = await findEventClients(
    work,
    rows.map(({ said }) => said),
  )
  return { clients, types: types.map(({ name }) => name) }
}
