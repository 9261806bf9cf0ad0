import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import type { OpenStudio, Work } from '#studio/staff/work.ts'
import { beginRun } from './begin-run.ts'
import { type ClientSaid, readClientRow } from './client-row.ts'
import { layoutOf, missingColumns } from './columns.ts'
import { longestFile, type NewImport } from './contract.ts'
import { endRun } from './end-run.ts'
import { noteBatch } from './note-batch.ts'
import { readCsv } from './read-csv.ts'
import { remarksOn } from './remarks.ts'
import type { FileRow, WrongCell } from './row.ts'
import { readSessionRow, type SessionSaid } from './session-row.ts'
import { takeClients } from './take-clients.ts'
import { takeSessions } from './take-sessions.ts'
import { type Good, nothingTaken, type Run, type Taken, together } from './taken.ts'

/** Rows in one transaction: enough to be quick, few enough that nobody waits for it. */
const batchSize = 1000

/** A made-up class of advisory locks: who takes a batch for a studio. Two files at once take turns, batch by batch. */
const taking = 7_318_403

/** How rows of a kind are read, and taken. */
type Kind<Said> = {
  read(row: FileRow, reader: Run['reader']): { said: Said; wrong: WrongCell[] }
  take(work: Work, run: Run, rows: readonly Good<Said>[]): Promise<Taken>
}
const clients: Kind<ClientSaid> = { read: readClientRow, take: takeClients }
const sessions: Kind<SessionSaid> = { read: readSessionRow, take: takeSessions }

/**
 * Reads a CSV file of clients or sessions and returns the number of the run. Refuses a file that cannot be read or lacks a column; of
 * a file that is read every good row is taken, and every wrong cell kept with its line and reason. The same file again changes nothing.
 */
export async function importFile(studio: OpenStudio, given: NewImport): Promise<number> {
  refuseTooLong(given.content)
  const file = await readCsv(given.content)
  const layout = layoutOf(given.kind, file.headers)
  const missing = missingColumns(given.kind, layout)
  if (missing !== null) throw new Refusal('invalid', 'missing-columns', { message: missing, problems: [{ field: 'content', message: missing }] })
  const run = await studio.inTransaction((work) => beginRun(work, given, layout))
  const take =
    given.kind === 'client' ? takeAll(studio, run, { kind: clients, rows: file.rows() }) : takeAll(studio, run, { kind: sessions, rows: file.rows() })
  const taken = await take.catch(async (error: unknown) => {
    const sentence = 'Something went wrong while this file was read. What had been read is kept; import the file again to take the rest.'
    await studio.inTransaction((work) => endRun(work, run, { remarks: [], error: sentence })).catch(() => undefined)
    throw error
  })
  await studio.inTransaction((work) => endRun(work, run, { remarks: remarksOn(given.kind, taken.made), error: null }))
  return run.id
}

function refuseTooLong(content: string): void {
  if (content.length <= longestFile) return
  const message = 'The file is larger than 20 MB. Split it into smaller files, each with the header line, and import one after another.'
  throw new Refusal('invalid', 'file-too-large', { message: message, problems: [{ field: 'content', message }] })
}

async function takeAll<Said extends { external_id: string }>(
  studio: OpenStudio,
  run: Run,
  { kind, rows }: { kind: Kind<Said>; rows: AsyncIterable<FileRow> },
): Promise<Taken> {
  const seen = new Map<string, number>()
  let all = nothingTaken
  let good: Good<Said>[] = []
  let refused = nothingTaken
  const flush = async () => {
    const taken = await takeBatch(studio, run, { kind, good, refused })
    all = together(all, { ...taken, wrong: [] })
    good = []
    refused = nothingTaken
  }
  for await (const row of rows) {
    const { said, wrong } = kind.read(row, run.reader)
    const twice = seenTwice(run, said, { line: row.line, first: seen.get(said.external_id) })
    if (said.external_id !== '' && twice === null) seen.set(said.external_id, row.line)
    const troubles = twice === null ? wrong : [twice, ...wrong]
    if (troubles.length === 0) good.push({ line: row.line, said })
    else refused = together(refused, { ...nothingTaken, refused: 1, wrong: troubles })
    if (good.length + refused.refused >= batchSize) await flush()
  }
  await flush()
  return all
}

function seenTwice(
  { reader: { layout } }: Run,
  { external_id }: { external_id: string },
  { line, first }: { line: number; first: number | undefined },
): WrongCell | null {
  if (first === undefined) return null
  const place = layout.places.get('external_id') ?? layout.places.get('number') ?? -1
  return {
    line,
    column: layout.headers[place] ?? '',
    value: external_id,
    reason: `“${external_id}” stands on line ${first} already. Each may stand in a file once; this one was left out.`,
  }
}

async function takeBatch<Said>(
  studio: OpenStudio,
  run: Run,
  { kind, good, refused }: { kind: Kind<Said>; good: Good<Said>[]; refused: Taken },
): Promise<Taken> {
  try {
    return await studio.inTransaction(async (work) => {
      await sql`SELECT pg_advisory_xact_lock(${taking}::int, ${studio.id % 2 ** 31}::int)`.execute(work.db)
      const taken = together(refused, await kind.take(work, run, good))
      await noteBatch(work, run, { read: good.length + refused.refused, taken })
      return taken
    })
  } catch (error) {
    const reason = rowTrouble(error)
    if (reason === null || good.length === 0) throw error
    return takeHalves(studio, run, { kind, good, refused, reason })
  }
}

/** Halves a batch until the row that cannot be written is alone, so that it never costs the others. */
async function takeHalves<Said>(studio: OpenStudio, run: Run, batch: { kind: Kind<Said>; good: Good<Said>[]; refused: Taken; reason: string }): Promise<Taken> {
  const { kind, good, refused, reason } = batch
  const [only] = good
  if (good.length === 1 && only !== undefined) {
    const wrong = { line: only.line, column: '', value: '', reason }
    return takeBatch(studio, run, { kind, good: [], refused: together(refused, { ...nothingTaken, refused: 1, wrong: [wrong] }) })
  }
  const middle = Math.floor(good.length / 2)
  const first = await takeBatch(studio, run, { kind, good: good.slice(0, middle), refused })
  return together(first, await takeBatch(studio, run, { kind, good: good.slice(middle), refused: nothingTaken }))
}

/** Why a row cannot be written; null when it is not the row's fault. Classes 22 and 23 are PostgreSQL's words for bad values and broken rules. */
function rowTrouble(error: unknown): string | null {
  if (error instanceof Refusal) return error.message
  if (error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code)))
    return `Hotshoe could not keep this row (${error.message}). Correct the row and import the file again.`
  return null
}
