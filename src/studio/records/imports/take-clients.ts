import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { blankClient } from '../clients/blank-client.ts'
import { type ClientRecord, withValues } from '../clients/client.ts'
import { clientName } from '../clients/client-name.ts'
import { keptClients } from '../clients/keep-clients.ts'
import { same } from '../differences.ts'
import { lockRecords } from '../lock-records.ts'
import { readPreferences } from '../read-preferences.ts'
import type { RecordWrite } from '../record-write.ts'
import { chooseStatus } from '../statuses/choose-status.ts'
import { defaultDueOn, entering, type StatusRow } from '../statuses/status.ts'
import { writeRecords } from '../write-records.ts'
import { clientValues, newsOf } from './client-news.ts'
import type { ClientSaid } from './client-row.ts'
import { findOrMakeStatuses } from './find-or-make-statuses.ts'
import { marked } from './history-mark.ts'
import { lacked } from './lacked.ts'
import { markSessions } from './mark-sessions.ts'
import { meetClients } from './meet-clients.ts'
import { movedTo } from './moved-to.ts'
import { rememberRows } from './remember-rows.ts'
import type { WrongCell } from './row.ts'
import { samePerson } from './same-person.ts'
import { type Good, type MadeNames, nothingTaken, type Run, type Taken } from './taken.ts'

type Stood = { known: Known | undefined; clients: Map<number, ClientRecord> }
type Known = { id: number; external_id: string; fields: ClientSaid | null; closed: boolean }

/**
 * Takes a batch of clients: new ones are made, of known ones what the file says differently is changed, all others are left alone, and so is who was
 * merged into another. Who has no number in the file and is met by name gets what is lacking; who has none here, and is met so, is from then on known by
 * the file's.
 */
export async function takeClients(work: Work, run: Run, rows: readonly Good<ClientSaid>[]): Promise<Taken> {
  const made: MadeNames = { statuses: [], types: [], photographers: [] }
  const known = await findKnown(work, rows)
  const { met, numbered, wrong: unclear } = await meetClients(work, rows.filter(({ said }) => !known.has(said.external_id))) // biome-ignore format: short
  for (const { line, said } of rows) {
    const here = numbered.get(line)
    if (here !== undefined) known.set(said.external_id, { ...here, external_id: said.external_id, closed: false })
  }
  const different = rows.filter(
    ({ line, said }) => !met.has(line) && known.get(said.external_id)?.closed !== true && !same(known.get(said.external_id)?.fields, said),
  )
  const ids = new Set([...different.flatMap(({ said }) => known.get(said.external_id)?.id ?? []), ...met.values()])
  const clients = await lockRecords(work, keptClients, [...ids])
  const wrong = [...unclear, ...different.flatMap((row) => strangerTo(row, run, { known: known.get(row.said.external_id), clients }))]
  const lines = new Set(wrong.map(({ line }) => line))
  const told = different.filter(({ line }) => !lines.has(line))
  const statuses = await findOrMakeStatuses(work, 'client', { names: told.map(({ said }) => said.status ?? ''), made: made.statuses })
  const begin = await beginning(work, run, statuses)
  const writes = told.map(({ said }): RecordWrite<ClientRecord> => {
    const { id, fields } = known.get(said.external_id) ?? { id: 0, fields: null }
    const before = clients.get(id)
    return before === undefined
      ? { before: null, after: begin(said), what: 'imported' }
      : { before, after: changed(work, before, { said, last: fields, statuses, history: run.mode === 'history' }), what: 'imported' }
  })
  const taken = new Set(writes.flatMap(({ before }) => before?.row.id ?? []))
  const others = new Map([...met].filter(([, id]) => !taken.has(id)))
  writes.push(...completed(work, rows, { met: others, clients, history: run.mode === 'history' }))
  const written = await writeRecords(work, keptClients, writes)
  if (run.mode === 'history') await markSessions(work, writes)
  await rememberRows(work, 'client', remembered(writes, { told, written, run: run.id }))
  const created = writes.filter(({ before }) => before === null).length
  const unchanged = rows.length - wrong.length - written.length
  return { ...nothingTaken, created, changed: written.length - created, unchanged, refused: wrong.length, wrong, made, met: met.size, numbered: numbered.size }
}

/** A row whose number stands here for another person is refused: one of them would get the name, addresses and sessions of the other. */
function strangerTo({ line, said }: Good<ClientSaid>, { reader: { layout } }: Run, { known, clients }: Stood): WrongCell[] {
  const here = clients.get(known?.id ?? 0)
  if (here === undefined || samePerson(here, said, { toldBefore: known?.fields !== null })) return []
  const named = clientName({ first_name: '', last_name: '', company: '', ...said })
  const reason = `The client with this number is ${clientName(here.row)} in Hotshoe, and the row says ${named}. Nothing was changed. If they are the same, change the name in Hotshoe first; if not, give one of them another number. Then import the file again.`
  return [{ line, column: layout.headers[layout.places.get('external_id') ?? -1] ?? '', value: said.external_id, reason }]
}

async function findKnown(work: Work, rows: readonly Good<ClientSaid>[]): Promise<Map<string, Known>> {
  // Each number by its own probe of an index: a join of the set would be planned by statistics that a growing import makes wrong.
  const found = await sql<Known>`
    SELECT c.id, w.external_id, c.closed, (SELECT fields FROM imported_row WHERE subject_kind = 'client' AND subject_id = c.id) AS fields
    FROM unnest(${rows.map(({ said }) => said.external_id)}::text[]) AS w(external_id)
    CROSS JOIN LATERAL (SELECT id, merged_into IS NOT NULL AS closed FROM client WHERE external_id = w.external_id OFFSET 0) c`.execute(work.db)
  return new Map(found.rows.map((row) => [row.external_id, row]))
}

/** How new clients begin. In the past no due date is invented: it would make old records look due. */
async function beginning(work: Work, run: Run, statuses: Map<string, StatusRow>): Promise<(said: ClientSaid) => ClientRecord> {
  const { doNotMarket } = await readPreferences(work)
  const initial = [...statuses.values()].find((status) => status.is_initial) ?? (await chooseStatus(work, { subject_kind: 'client', type_id: null }))
  const made = { at: work.now, doNotMarket, history: run.mode === 'history' }
  return (said) => {
    const status = statuses.get((said.status ?? '').toLowerCase()) ?? initial
    const dueOn = said.status_due_on ?? (made.history ? null : defaultDueOn(status, work.today, work.studio.workWeek))
    const blank = blankClient(entering(status.id, dueOn, work.now), made)
    return withValues(blank, clientValues(blank, said, {}), work.now)
  }
}

type Change = { said: ClientSaid; last: ClientSaid | null; statuses: Map<string, StatusRow>; history: boolean }

function changed(work: Work, before: ClientRecord, { said, last, statuses, history }: Change): ClientRecord {
  const news = newsOf(said, last)
  const { row, ...rest } = withValues(before, clientValues(before, news, last ?? {}), work.now)
  const status = statuses.get((news.status ?? '').toLowerCase()) ?? null
  const moved = movedTo(work, row, { status, dueOn: news.status_due_on, history })
  return { ...rest, row: history ? marked(before.row, moved, work.now) : moved }
}

type Meeting = { met: ReadonlyMap<number, number>; clients: ReadonlyMap<number, ClientRecord>; history: boolean }

/** Those who were met by name with what they lacked, each by the first row that means them. */
function completed(work: Work, rows: readonly Good<ClientSaid>[], { met, clients, history }: Meeting): RecordWrite<ClientRecord>[] {
  const saying = new Map(rows.toReversed().flatMap(({ line, said }) => (met.has(line) ? [[met.get(line) ?? 0, said] as const] : [])))
  return [...saying].flatMap(([id, said]) => {
    const before = clients.get(id)
    if (before === undefined) return []
    const after = withValues(before, clientValues(before, lacked(before, said), {}), work.now)
    return [{ before, after: { ...after, row: history ? marked(before.row, after.row, work.now) : after.row }, what: 'imported' }]
  })
}

type Told = { told: readonly Good<ClientSaid>[]; written: readonly number[]; run: number | null }

/** What the file said of each, by its number: new ones got theirs in order. */
function remembered(writes: readonly RecordWrite<ClientRecord>[], { told, written, run }: Told): { id: number; said: ClientSaid; made: number | null }[] {
  const known = new Set(writes.flatMap(({ before }) => before?.row.id ?? []))
  const fresh = written.filter((id) => !known.has(id)).values()
  return told.flatMap(({ said }, at) => {
    const before = writes[at]?.before ?? null
    if (before !== null) return [{ id: before.row.id, said, made: null }]
    const { value } = fresh.next()
    return value === undefined ? [] : [{ id: value, said, made: run }]
  })
}
