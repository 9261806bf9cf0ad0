import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { type AnyRecord, entersStatus, type RecordWrite } from './record-write.ts'

/** The tables whose rows get their number before they are written. */
const sequences = { client: 'client_id_seq', session: 'session_id_seq', status_entry: 'status_entry_id_seq', task: 'task_id_seq' } as const

/** Gives new records and new status entries their numbers, and every record its next version. */
export async function numbered<R extends AnyRecord>(work: Work, table: 'client' | 'session', writes: readonly RecordWrite<R>[]): Promise<RecordWrite<R>[]> {
  const ids = await drawNumbers(work, table, writes.filter(({ before }) => before === null).length)
  const entries = await drawNumbers(work, 'status_entry', writes.filter(entersStatus).length)
  return writes.map((write) => {
    const { before, after } = write
    const id = before?.row.id ?? next(ids)
    const status_entry_id = entersStatus(write) ? next(entries) : after.row.status_entry_id
    return { ...write, after: { ...after, row: { ...after.row, studio_id: work.studio.id, id, status_entry_id, version: (before?.row.version ?? 0) + 1 } } }
  })
}

/** Draws so many numbers of rows to come, in rising order, in one question. */
export async function drawNumbers(work: Work, table: keyof typeof sequences, count: number): Promise<ArrayIterator<number>> {
  if (count === 0) return [].values()
  const { rows } = await sql<{ id: number }>`SELECT nextval(${sequences[table]}::regclass) AS id FROM generate_series(1, ${count}::int)`.execute(work.db)
  return rows.map((row) => row.id).values()
}

function next(numbers: Iterator<number>): number {
  const { value, done } = numbers.next()
  if (done === true) throw new Error('Too few numbers were drawn.')
  return value
}
