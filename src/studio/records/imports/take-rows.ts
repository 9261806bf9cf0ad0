import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import type { OpenStudio, Work } from '#studio/staff/work.ts'
import { type ClientSaid, readClientRow } from './client-row.ts'
import type { ImportedKind } from './imported-kind.ts'
import { noteBatch } from './note-batch.ts'
import type { FileRow, WrongCell } from './row.ts'
import { readSessionRow, type SessionSaid } from './session-row.ts'
import { takeClients } from './take-clients.ts'
import { takeSessions } from './take-sessions.ts'
import { type Good, nothingTaken, type Run, type Taken, together } from './taken.ts'

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
}
const clients: Kind<ClientSaid> = { read: readClientRow, take: takeClients }
const sessions: Kind<SessionSaid> = { read: readSessionRow, take: takeSessions }

/** Takes the rows of a file, batch by batch. Of wrong cells only the first are in the answer; a run that is kept has them all. */
export function takeRows(studio: OpenStudio, run: Run, { kind, rows }: { kind: ImportedKind; rows: AsyncIterable<FileRow> }): Promise<Taken> {
  return kind === 'client' ? takeAll(studio, run, { kind: clients, rows }) : takeAll(studio, run, { kind: sessions, rows })
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
    all = together(all, { ...taken, wrong: taken.wrong.slice(0, Math.max(0, wrongCellsTold - all.wrong.length)) })
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
      if (run.id !== null) await noteBatch(work, run.id, { read: good.length + refused.refused, taken })
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
