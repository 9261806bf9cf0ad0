import { type RawBuilder, sql } from 'kysely'
import { oneBehindAnother } from '#platform/database/one-behind-another.ts'
import type { Work } from '#studio/staff/work.ts'
import { same } from './differences.ts'
import type { Keeping } from './keeping.ts'
import { numberRecords } from './number-records.ts'
import { type AnyRecord, happening, type RecordWrite } from './record-write.ts'
import { refusing } from './refuse-constraint.ts'
import type { SubjectKind } from './subject.ts'
import { writeHistory } from './write-history.ts'

/**
 * Writes many records of a kind in a handful of statements: rows, what belongs to them, status entries, history. Records that are as
 * they were are left untouched: no version, no event, no place in the queue. Returns the numbers of those that were written, in order.
 */
export async function writeRecords<R extends AnyRecord>(work: Work, keeping: Keeping<R>, writes: readonly RecordWrite<R>[]): Promise<number[]> {
  const changed = writes.filter(({ before, after }) => before === null || !same(bare(before, keeping), bare(after, keeping)))
  if (changed.length === 0) return []
  const ready = await numberRecords(work, keeping.kind, changed)
  await refusing(keeping.refusals, () =>
    oneBehindAnother([
      () => writeRows(work, keeping, ready),
      async () => keeping.writeParts?.(work, ready),
      () => writeHistory(work, keeping.kind, ready.map((write) => happening(write, (record) => keeping.factsOf(record)))), // biome-ignore format: short
    ]),
  )
  return ready.map(({ after }) => after.row.id)
}

function bare<R extends AnyRecord>(record: R, { following = [] }: Keeping<R>): unknown {
  const plain: readonly string[] = ['version', ...following]
  return { ...record, row: Object.fromEntries(Object.entries(record.row).filter(([column]) => !plain.includes(column))) }
}

/** With their names written out, so that it can be searched who writes to a table. */
const heads: Record<SubjectKind, RawBuilder<unknown>> = {
  client: sql`INSERT INTO client SELECT * FROM json_populate_recordset(json_populate_record(NULL::client`,
  session: sql`INSERT INTO session SELECT * FROM json_populate_recordset(json_populate_record(NULL::session`,
  appointment: sql`INSERT INTO appointment SELECT * FROM json_populate_recordset(json_populate_record(NULL::appointment`,
  invoice: sql`INSERT INTO invoice SELECT * FROM json_populate_recordset(json_populate_record(NULL::invoice`,
  production_order: sql`INSERT INTO production_order SELECT * FROM json_populate_recordset(json_populate_record(NULL::production_order`,
  preproduction_order: sql`INSERT INTO preproduction_order SELECT * FROM json_populate_recordset(json_populate_record(NULL::preproduction_order`,
  task: sql`INSERT INTO task SELECT * FROM json_populate_recordset(json_populate_record(NULL::task`,
}

async function writeRows<R extends AnyRecord>(work: Work, { kind, changeable }: Keeping<R>, writes: readonly RecordWrite<R>[]): Promise<void> {
  const { alike, apart } = columnwise(writes.map(({ after }) => after.row))
  await sql`
    ${heads[kind]}, ${JSON.stringify(alike)}::json), ${JSON.stringify(apart)}::json)
    ON CONFLICT (studio_id, id) DO UPDATE SET (${sql.join(changeable.map((column) => sql.ref(column)))})
      = ROW (${sql.join(changeable.map((column) => sql.ref(`excluded.${column}`)))})`.execute(work.db)
}

/** What all rows have alike is said once, each row only what sets it apart: of the thirty columns of a file's clients most are the same. */
function columnwise<Row extends object>(rows: readonly Row[]): { alike: Partial<Row>; apart: Partial<Row>[] } {
  const [first] = rows
  if (first === undefined) return { alike: {}, apart: [] }
  const columns = Object.keys(first) as (keyof Row)[]
  const apart = columns.filter((column) => rows.some((row) => row[column] !== first[column]))
  const picked = (row: Row, from: readonly (keyof Row)[]) => {
    const some: Partial<Row> = {}
    for (const column of from) some[column] = row[column]
    return some
  }
  return { alike: picked(first, columns.filter((column) => !apart.includes(column))), apart: rows.map((row) => picked(row, apart)) } // biome-ignore format: short
}
