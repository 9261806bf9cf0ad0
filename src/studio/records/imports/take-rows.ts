import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import { triedOnly } from '#studio/staff/tried-only.ts'
import type { OpenStudio, Work } from '#studio/staff/work.ts'
import { readAppointmentRow } from './appointment-row.ts'
import { readCardRow } from './card-row.ts'
import { type ClientSaid, readClientRow } from './client-row.ts'
import { readEventRow } from './event-row.ts'
import { findMeant } from './find-meant.ts'
import { groupRows } from './group-rows.ts'
import type { Imported } from './imported.ts'
import { importedAppointments } from './imported-appointments.ts'
import { importedInvoices } from './imported-invoices.ts'
import type { ImportedKind } from './imported-kind.ts'
import { importedOrders } from './imported-orders.ts'
import { importedTasks } from './imported-tasks.ts'
import { importedVendors } from './imported-vendors.ts'
import { readInvoiceRow } from './invoice-row.ts'
import { noteBatch } from './note-batch.ts'
import { readOrderRow } from './order-row.ts'
import { isNumberless } from './own-mark.ts'
import { type FileRow, isNoRow, type WrongCell } from './row.ts'
import { SeenIds } from './seen-ids.ts'
import { readSessionRow, type SessionSaid } from './session-row.ts'
import { takeClients } from './take-clients.ts'
import { takeEventAppointments } from './take-event-appointments.ts'
import { takeEventSessions } from './take-event-sessions.ts'
import { takeRecords } from './take-records.ts'
import { takeSessions } from './take-sessions.ts'
import { type Good, nothingTaken, type Run, rowsIn, type Taken, together } from './taken.ts'
import { readTaskRow } from './task-row.ts'
import type { Told } from './told.ts'
import { readVendorRow } from './vendor-row.ts'

/** Rows in one transaction: enough to be quick, few enough that nobody waits for it. */
const batchSize = 1000

/** A made-up class of advisory locks: who takes a batch for a studio. Two files at once take turns, batch by batch. */
const taking = 7_318_403

/** How many wrong cells an answer holds. */
const wrongCellsTold = 100

/** How rows of a kind are read, and taken. */
type Kind<Said> = {
  read(row: FileRow, reader: Run['reader']): { said: Said; wrong: WrongCell[] }
  take(work: Work, run: Run, rows: readonly Good<Said>[]): Promise<Taken>
  /** What else is wrong with rows of which some cells cannot be read, so that all is told at once. */
  look?(work: Work, run: Run, rows: readonly Good<Said>[]): Promise<WrongCell[]>
}
const clients: Kind<ClientSaid> = { read: readClientRow, take: takeClients }
const sessions: Kind<SessionSaid> = { read: readSessionRow, take: takeSessions }

function kindOf<Said extends Told, R>(read: Kind<Said>['read'], imported: Imported<Said, R>): Kind<Said> {
  return {
    read,
    take: (work, run, rows) => takeRecords(work, run, { imported, rows }),
    async look(work, run, rows) {
      const news = rows.map(({ line, said }) => ({ line, news: said }))
      return (await findMeant<Said, (typeof news)[number]>(work, run, { imported, rows: news })).flatMap(({ wrong }) => wrong)
    },
  }
}

type Taker = (studio: OpenStudio, run: Run, rows: AsyncIterable<FileRow>) => Promise<Taken>
const takerOf =
  <Said extends { external_id: string }>(kind: Kind<Said>): Taker =>
  (studio, run, rows) =>
    takeAll(studio, run, { kind, rows })

const events: Partial<Record<ImportedKind, Taker>> = {
  session: takerOf({ read: readEventRow, take: takeEventSessions }),
  appointment: takerOf({ read: readEventRow, take: takeEventAppointments }),
}

const takers: Record<ImportedKind | 'card', Taker> = {
  client: takerOf(clients),
  card: takerOf({ ...clients, read: readCardRow }),
  session: takerOf(sessions),
  appointment: takerOf(kindOf(readAppointmentRow, importedAppointments)),
  invoice: takerOf(kindOf(readInvoiceRow, importedInvoices)),
  vendor: takerOf(kindOf(readVendorRow, importedVendors)),
  production_order: takerOf(kindOf(readOrderRow, importedOrders.production_order)),
  preproduction_order: takerOf(kindOf(readOrderRow, importedOrders.preproduction_order)),
  task: takerOf(kindOf(readTaskRow, importedTasks)),
}

/** Takes the rows of a file, batch by batch. Of wrong cells only the first are in the answer; a run that is kept has them all. */
export function takeRows(studio: OpenStudio, run: Run, { kind, rows }: { kind: ImportedKind; rows: AsyncIterable<FileRow> }): Promise<Taken> {
  const calendar = run.format === 'icalendar' ? events[kind] : undefined
  const take = calendar ?? takers[run.format === 'vcard' ? 'card' : kind]
  return take(studio, run, run.format === 'csv' ? groupRows(rows, kind, run.reader.layout) : rows)
}

async function takeAll<Said extends { external_id: string }>(
  studio: OpenStudio,
  run: Run,
  { kind, rows }: { kind: Kind<Said>; rows: AsyncIterable<FileRow> },
): Promise<Taken> {
  const seen = new SeenIds()
  let all = nothingTaken
  let batch = emptyBatch(kind)
  // While the database takes one batch, the rows of the next are read.
  let taking: Promise<void> = Promise.resolve()
  const flush = async () => {
    await taking
    run.signal?.throwIfAborted()
    taking = takeBatch(studio, run, batch).then((taken) => {
      all = together(all, { ...taken, wrong: taken.wrong.slice(0, Math.max(0, wrongCellsTold - all.wrong.length)) })
    })
    taking.catch(() => undefined)
    batch = emptyBatch(kind)
  }
  try {
    for await (const row of rows) {
      const { said, wrong } = kind.read(row, run.reader)
      const first = said.external_id === '' ? null : seen.firstLine(said.external_id, row.line)
      const troubles = first === null ? wrong : [seenTwice(run, said, { line: row.line, first }), ...wrong]
      const all = [row, ...(row.more ?? [])]
      for (const { line } of all) batch.rows.set(line, all)
      if (troubles.length === 0) batch.good.push({ line: row.line, said, rows: isNoRow(row) ? 0 : all.length })
      else batch.refused = together(batch.refused, { ...nothingTaken, refused: all.length, wrong: troubles })
      if (wrong.length > 0) batch.unread.push({ line: row.line, said })
      // Now and then what the database has answered is seen, or it would wait for the reading of a thousand rows.
      if (batch.rows.size % 50 === 0) await setImmediate()
      if (batch.rows.size >= batchSize || batch.good.length >= batchSize) await flush()
    }
    await flush()
    await taking
  } finally {
    // Whatever ended the reading, no batch is left under way.
    await taking.catch(() => undefined)
  }
  return all
}

/** Rows that are taken together: those that can be read, those that cannot and what is wrong with them, and, by line, all rows of the record that stands there. */
type Batch<Said> = { kind: Kind<Said>; good: Good<Said>[]; unread: Good<Said>[]; refused: Taken; rows: Map<number, readonly FileRow[]> }

function emptyBatch<Said>(kind: Kind<Said>): Batch<Said> {
  return { kind, good: [], unread: [], refused: nothingTaken, rows: new Map() }
}

function seenTwice({ reader: { layout } }: Run, { external_id }: { external_id: string }, { line, first }: { line: number; first: number }): WrongCell {
  if (isNumberless(external_id)) return { line, column: '', value: '', reason: `The same stands on line ${first} already, and was taken once.` }
  const place = layout.places.get('external_id') ?? layout.places.get('number') ?? -1
  return {
    line,
    column: layout.headers[place] ?? '',
    value: external_id,
    reason: `“${external_id}” stands on line ${first} already. Each may stand in a file once; this one was left out.`,
  }
}

async function takeBatch<Said>(studio: OpenStudio, run: Run, batch: Batch<Said>): Promise<Taken> {
  const { kind, good, unread, refused } = batch
  try {
    const taken = await (run.tried ? triedOnly(studio) : studio).inTransaction(async (work) => {
      // One batch need not wait for the disk: the run's end does, and with it all batches are on it. A machine that loses its power before
      // loses whole batches, the last ones, together with what the run says it has read.
      await sql`SET LOCAL synchronous_commit = off`.execute(work.db)
      // The check of a foreign key keeps the plan of its first row, when the table was empty: made anew, it finds each of thousands by its key.
      await sql`DISCARD PLANS`.execute(work.db)
      await sql`SELECT pg_advisory_xact_lock(${taking}::int, ${studio.id % 2 ** 31}::int)`.execute(work.db)
      const more = { ...nothingTaken, wrong: (await kind.look?.(work, run, unread)) ?? [] }
      const done = { ...together(together(refused, more), await kind.take(work, run, good)), read: rowsIn(good) + refused.refused }
      if (!run.tried) await note(work, run, { batch, taken: done })
      return done
    })
    if (run.tried)
      await studio.inTransaction((work) => note(work, run, { batch, taken: { ...nothingTaken, read: taken.read, refused: taken.refused, wrong: taken.wrong } }))
    return taken
  } catch (error) {
    const reason = rowTrouble(error)
    if (reason === null || good.length === 0) throw error
    return takeHalves(studio, run, { ...batch, reason })
  }
}

async function note<Said>(work: Work, { id }: Run, { batch, taken }: { batch: Batch<Said>; taken: Taken }): Promise<void> {
  if (id === null) return
  const rows = new Set(taken.wrong.flatMap(({ line }) => batch.rows.get(line) ?? []))
  await noteBatch(work, id, { read: taken.read, taken, rows: [...rows].map(({ line, cells }) => ({ line, cells })) })
}

/** Halves a batch until the row that cannot be written is alone, so that it never costs the others. */
async function takeHalves<Said>(studio: OpenStudio, run: Run, { reason, ...batch }: Batch<Said> & { reason: string }): Promise<Taken> {
  const { good, refused } = batch
  const [only] = good
  if (good.length === 1 && only !== undefined) {
    const wrong = { line: only.line, column: '', value: '', reason }
    return takeBatch(studio, run, { ...batch, good: [], refused: together(refused, { ...nothingTaken, refused: rowsIn([only]), wrong: [wrong] }) })
  }
  const middle = Math.floor(good.length / 2)
  const first = await takeBatch(studio, run, { ...batch, good: good.slice(0, middle) })
  return together(first, await takeBatch(studio, run, { ...batch, good: good.slice(middle), unread: [], refused: nothingTaken }))
}

/** Why a row cannot be written; null when it is not the row's fault. Classes 22 and 23 are PostgreSQL's words for bad values and broken rules. */
function rowTrouble(error: unknown): string | null {
  if (error instanceof Refusal) return error.message
  if (error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code)))
    return `Hotshoe could not keep this row (${error.message}). Correct the row and import the file again.`
  return null
}
