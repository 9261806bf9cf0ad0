import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { asCsv } from './as-csv.ts'
import { clientHeaders, sampleClients } from './sample-clients.ts'
import { sampleSessions, sessionHeaders } from './sample-sessions.ts'

/** A believable studio over six years, as it is on a day. `letters`: what the numbers of its clients and sessions begin with. */
export type SampleStudio = { clients: number; sessions: number; today: CivilDate; seed: number; letters: { client: string; session: string } }

/** What stands in `samples/six-years`. */
export const sixYears = {
  clients: 5_000,
  sessions: 12_000,
  today: '2026-11-22',
  seed: 1839,
  letters: { client: 'C', session: 'S' },
} as const satisfies SampleStudio

/** Its files, by name without `.csv`. */
export function sampleFiles({ clients, sessions, today, seed, letters }: SampleStudio): { clients: string; sessions: string } {
  const people = sampleClients(clients, { seed, today, letter: letters.client })
  const numbers = people.map((client) => client['Client ID'])
  return {
    clients: asCsv(clientHeaders, people),
    sessions: asCsv(sessionHeaders, sampleSessions(sessions, { seed: seed + 1, today, clients: numbers, letter: letters.session })),
  }
}
