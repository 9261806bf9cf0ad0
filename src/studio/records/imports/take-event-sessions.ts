import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import type { CalendarEvent } from './calendar-event.ts'
import { eventLabel } from './event-row.ts'
import { asSession } from './event-sayings.ts'
import { typeOfEvent } from './event-type.ts'
import type { EventClient } from './find-event-clients.ts'
import { findEventMeanings } from './find-event-meanings.ts'
import { findGoneDays } from './find-gone-days.ts'
import type { WrongCell } from './row.ts'
import { clientWays, type SessionSaid } from './session-row.ts'
import { takeSessions } from './take-sessions.ts'
import { type Good, nothingTaken, type Run, type Taken, together } from './taken.ts'

type Events = readonly Good<CalendarEvent>[]

/**
 * Takes a batch of events as sessions. A new one needs a client and a type; a known one keeps those it has where the event does not tell. Days
 * that a series no longer has are canceled.
 */
export async function takeEventSessions(work: Work, run: Run, all: Events): Promise<Taken> {
  const rows = all.filter(({ said }) => said.series === undefined)
  const gone = await findGoneDays<SessionSaid>(work, 'session', all)
  const { clients, types } = await findEventMeanings(work, 'session', rows)
  const known = await knownSessions(work, rows)
  const refused: { line: number; said: CalendarEvent; reason: string }[] = []
  const told = rows.flatMap(({ line, said }): (Good<SessionSaid> & { client_id: number })[] => {
    const has = known.get(said.external_id)
    const client = clients.get(said) ?? { id: null, several: [] }
    const meant = client.id === null ? has : { client: client.texts.join(clientWays), client_id: client.id }
    const type = typeOfEvent(said, types, run.reader.types ?? {}) ?? has?.type
    if (meant !== undefined && type !== undefined) return [{ line, said: asSession(said, { client: meant.client, type }), client_id: meant.client_id }]
    const reason = meant === undefined ? noClient(said, client) : noType
    refused.push({ line, said, reason })
    return []
  })
  return together(
    { ...nothingTaken, refused: refused.length, wrong: oncePerLine(refused) },
    await takeSessions(work, run, [...told, ...gone.map(({ client_id, ...day }) => ({ ...day, client_id: client_id ?? 0 }))]),
  )
}

/** The days of a series are refused for one reason: it is told once. */
function oncePerLine(refused: readonly { line: number; said: CalendarEvent; reason: string }[]): WrongCell[] {
  return [...Map.groupBy(refused, ({ line }) => line).values()].flatMap(([first, ...others]) => {
    if (first === undefined) return []
    const more = others.length === 0 ? '' : ` and ${others.length} more`
    return [{ line: first.line, column: '', value: `${eventLabel(first.said).slice(0, 180)}${more}`, reason: first.reason }]
  })
}

/** Client and type of sessions that are here, in the words in which a file told of them. */
async function knownSessions(work: Work, rows: Events): Promise<Map<string, { client: string; client_id: number; type: string }>> {
  const ids = rows.map(({ said }) => said.external_id)
  const found = await sql<{ external_id: string; client: string; client_id: number; type: string }>`
    SELECT s.external_id, s.client_id, coalesce(i.fields ->> 'client', '') AS client, coalesce(i.fields ->> 'type', t.name) AS type
    FROM session s JOIN type t ON t.studio_id = s.studio_id AND t.id = s.type_id
    LEFT JOIN imported_row i ON i.studio_id = s.studio_id AND i.subject_kind = 'session' AND i.subject_id = s.id
    WHERE s.external_id = ANY(${ids}::text[])`.execute(work.db)
  return new Map(found.rows.map(({ external_id, ...session }) => [external_id, session]))
}

function noClient({ emails }: CalendarEvent, client: EventClient): string {
  const then = 'Then import the calendar again; what is in stays.'
  if (client.id === null && client.several.length > 0)
    return `This session may be with one of ${client.several.length} clients: ${client.several.slice(0, 5).join(', ')}. Write the full name of one of them into its title. ${then}`
  const [email] = emails.flat()
  if (email === undefined)
    return `This session has no client: nobody is invited, and its title has no full name of a client. Invite the client by email in the calendar, or write the full name into the title. ${then}`
  return `This session has no client: no client has the email ${email}, and its title has no full name of one. Add the client here with that email, or write the full name into the title. ${then}`
}

const noType =
  'Nothing tells the type of this session. Choose one for such events above the preview (by command line --type), or file the event under a category that is called like one of your session types.'
