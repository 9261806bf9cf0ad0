import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { clientNameSql } from '../clients/client-name.ts'
import { same } from '../differences.ts'
import { lockRecords } from '../lock-records.ts'
import { nextNumbers } from '../next-numbers.ts'
import type { RecordWrite } from '../record-write.ts'
import { blankSession } from '../sessions/blank-session.ts'
import { keptSessions } from '../sessions/keep-sessions.ts'
import { noteBookings } from '../sessions/note-bookings.ts'
import { type SessionRecord, type SessionValues, withValues } from '../sessions/session.ts'
import { defaultDueOn, entering, type StatusRow } from '../statuses/status.ts'
import { writeRecords } from '../write-records.ts'
import { newsOf } from './client-news.ts'
import { findOrMakePhotographers } from './find-or-make-photographers.ts'
import { findOrMakeStatuses } from './find-or-make-statuses.ts'
import { findOrMakeTypes } from './find-or-make-types.ts'
import { findSessionClients, type SessionClients } from './find-session-clients.ts'
import { marked } from './history-mark.ts'
import { clientColumns } from './kind-columns.ts'
import { movedTo } from './moved-to.ts'
import { rememberRows } from './remember-rows.ts'
import type { WrongCell } from './row.ts'
import type { SessionSaid } from './session-row.ts'
import { type Good, type MadeNames, nothingTaken, type Run, type Taken } from './taken.ts'

/** A session that is here already. `fields` is what a file said of it last; null: no file told of it yet. */
type Known = { id: number; fields: SessionSaid | null; client_id: number; client: string; type: string }

/** What the names in a batch stand for. */
type Names = {
  clients: Map<string, number>
  types: Map<string, number>
  statuses: Map<string, StatusRow>
  photographers: Map<string, number>
  initial: StatusRow | null
}

/** A session that can be read. `client_id`: who it is with, where that is known already, and not by the client's number alone. */
export type GoodSession = Good<SessionSaid> & { client_id?: number }

/**
 * Takes a batch of sessions: new ones are made, of known ones what the file says differently is changed, all others are left alone. A new one
 * without a number gets the studio's next.
 */
export async function takeSessions(work: Work, run: Run, rows: readonly GoodSession[]): Promise<Taken> {
  const made: MadeNames = { statuses: [], types: [], photographers: [] }
  const known = await findKnown(work, rows)
  const different = rows.filter(({ said }) => !same(known.get(said.external_id)?.fields, said))
  const clients = await findClients(work, different)
  const wrong = different.flatMap((row) => troubleOf(row, run, { clients, known: known.get(row.said.external_id) }))
  const lines = new Set(wrong.map(({ line }) => line))
  const told = different.filter(({ line }) => !lines.has(line))
  const names = { clients: clients.ids, ...(await findNames(work, told, made)) }
  const sessions = await lockRecords(work, keptSessions, [...known.values()].map(({ id }) => id)) // biome-ignore format: short
  const unnumbered = told.filter(({ said }) => said.number === '' && !known.has(said.external_id))
  const numbers = (await nextNumbers(work, 'session', unnumbered.length)).values()
  const writes = told.map(({ said }): RecordWrite<SessionRecord> => {
    const { id, fields } = known.get(said.external_id) ?? { id: 0, fields: null }
    const before = sessions.get(id)
    if (before === undefined)
      return { before: null, after: created(work, run, { said: { ...said, number: said.number || (numbers.next().value ?? '') }, names }), what: 'imported' }
    return { before, after: changed(work, before, { said, last: fields, names, history: run.mode === 'history' }), what: 'imported' }
  })
  const written = await writeRecords(work, keptSessions, writes)
  if (run.mode === 'news') await noteBookings(work, writes)
  await remember(work, told, { run, known })
  const fresh = writes.filter(({ before }) => before === null).length
  return {
    ...nothingTaken,
    created: fresh,
    changed: written.length - fresh,
    unchanged: rows.length - wrong.length - written.length,
    refused: wrong.length,
    wrong,
    made,
  }
}

/** Sessions that were made by hand are known by their number; where client and type agree they get the number of the other program now. */
async function findKnown(work: Work, rows: readonly Good<SessionSaid>[]): Promise<Map<string, Known>> {
  const ids = rows.map(({ said }) => said.external_id)
  const numbers = rows.map(({ said }) => said.number)
  const found = await sql<Known & { external_id: string }>`
    SELECT s.id, w.external_id, (SELECT fields FROM imported_row WHERE subject_kind = 'session' AND subject_id = s.id) AS fields,
      s.client_id, (SELECT ${clientNameSql} FROM client c WHERE c.id = s.client_id) AS client, (SELECT name FROM type WHERE id = s.type_id) AS type
    FROM unnest(${ids}::text[], ${numbers}::text[]) AS w(external_id, number)
    CROSS JOIN LATERAL (
      SELECT id, client_id, type_id FROM session WHERE external_id = w.external_id
      UNION ALL
      SELECT id, client_id, type_id FROM session WHERE number = w.number AND external_id IS NULL
      LIMIT 1) s`.execute(work.db)
  return new Map(found.rows.map(({ external_id, ...row }) => [external_id, row]))
}

async function findClients(work: Work, rows: readonly GoodSession[]): Promise<SessionClients> {
  const found = await findSessionClients(
    work,
    rows.flatMap(({ said, client_id }) => (client_id === undefined ? [said.client] : [])),
  )
  for (const { said, client_id } of rows) if (client_id !== undefined) found.ids.set(said.client, client_id)
  return found
}

/** Why a row cannot be taken: its client is not there, or its number stands here for another session that no file told of yet. */
function troubleOf(
  { line, said }: Good<SessionSaid>,
  { reader: { layout } }: Run,
  { clients, known }: { clients: SessionClients; known: Known | undefined },
): WrongCell[] {
  const headerOf = (column: string) => layout.headers[layout.places.get(column) ?? -1] ?? ''
  const client = clients.ids.get(said.client)
  if (client === undefined) {
    const column = Object.keys(clientColumns).map(headerOf).find(Boolean) ?? ''
    return [{ line, column, value: said.client, reason: clients.lost.get(said.client) ?? '' }]
  }
  if (known === undefined || known.fields !== null || said.number === '') return []
  if (known.client_id === client && known.type.toLowerCase() === said.type.toLowerCase()) return []
  const reason = `Session ${said.number} is another one in Hotshoe: ${known.client}, ${known.type}. It was left as it is. If both are the same, give that session this client and type; if not, give one of them another number. Then import the file again.`
  return [{ line, column: headerOf('number') || headerOf('external_id'), value: said.number, reason }]
}

async function findNames(work: Work, rows: readonly Good<SessionSaid>[], made: MadeNames): Promise<Omit<Names, 'clients'>> {
  const all = (pick: (said: SessionSaid) => string | undefined) => rows.map(({ said }) => pick(said) ?? '')
  const statuses = await findOrMakeStatuses(work, 'session', { names: all(({ status }) => status), made: made.statuses })
  const types = await findOrMakeTypes(work, 'session', { names: all(({ type }) => type), made: made.types })
  const photographers = await findOrMakePhotographers(work, { names: all(({ photographer }) => photographer), made: made.photographers })
  return { statuses, types, photographers, initial: [...statuses.values()].find((status) => status.is_initial) ?? null }
}

/** A new session. In the past no due date is invented, and it was created when it was booked: it must not look newly made. */
function created(work: Work, { mode }: Run, { said, names }: { said: SessionSaid; names: Names }): SessionRecord {
  const history = mode === 'history'
  const status = statusOf(said.status, names) ?? initialOf(names)
  const dueOn = said.status_due_on ?? (history ? null : defaultDueOn(status, work.today, work.studio.workWeek))
  const blank = blankSession({
    number: said.number,
    client_id: names.clients.get(said.client) ?? 0,
    type_id: names.types.get(said.type.toLowerCase()) ?? 0,
    status: entering(status.id, dueOn, work.now),
    created_on: said.created_on ?? (history ? (said.booked_on ?? null) : work.today),
    at: work.now,
    history,
  })
  return withValues(blank, valuesOf(said, names), work.now)
}

type Change = { said: SessionSaid; last: SessionSaid | null; names: Names; history: boolean }

function changed(work: Work, before: SessionRecord, { said, last, names, history }: Change): SessionRecord {
  const news = newsOf(said, last)
  const { row, ...parts } = withValues(before, { ...valuesOf(news, names), external_id: said.external_id }, work.now)
  const moved = movedTo(work, row, { status: statusOf(news.status, names), dueOn: news.status_due_on, history })
  return { ...parts, row: history ? marked(before.row, moved, work.now) : moved }
}

function initialOf({ initial }: Names): StatusRow {
  if (initial !== null) return initial
  throw new Refusal(
    'invalid',
    'no-initial-status',
    'The row has no status, and no session status is marked as the initial one. Give a status, or mark one under Settings.',
  )
}

function statusOf(name: string | undefined, { statuses }: Names): StatusRow | null {
  return statuses.get((name ?? '').toLowerCase()) ?? null
}

function valuesOf(said: Partial<SessionSaid>, names: Names): SessionValues {
  const { client, type, photographer, status, status_due_on, created_on, ...plain } = said
  const client_id = client === undefined ? undefined : names.clients.get(client)
  const type_id = type === undefined ? undefined : names.types.get(type.toLowerCase())
  return {
    ...plain,
    ...(client_id === undefined ? {} : { client_id }),
    ...(type_id === undefined ? {} : { type_id }),
    ...(photographer === undefined ? {} : { photographer_id: names.photographers.get(photographer.toLowerCase()) ?? null }),
  }
}

async function remember(work: Work, rows: readonly Good<SessionSaid>[], { run, known: before }: { run: Run; known: Map<string, Known> }): Promise<void> {
  const known = await findKnown(work, rows)
  await rememberRows(
    work,
    'session',
    rows.flatMap(({ said }) => {
      const session = known.get(said.external_id)
      return session === undefined ? [] : [{ id: session.id, said, made: before.has(said.external_id) ? null : run.id }]
    }),
  )
}
