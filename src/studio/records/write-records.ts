import { type RawBuilder, sql } from 'kysely'
import { oneBehindAnother } from '#platform/database/one-behind-another.ts'
import { type ColumnType, rowSet } from '#platform/database/row-set.ts'
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
  client: sql`INSERT INTO client`,
  session: sql`INSERT INTO session`,
  appointment: sql`INSERT INTO appointment`,
  invoice: sql`INSERT INTO invoice`,
  production_order: sql`INSERT INTO production_order`,
  preproduction_order: sql`INSERT INTO preproduction_order`,
  task: sql`INSERT INTO task`,
}

async function writeRows<R extends AnyRecord>(work: Work, keeping: Keeping<R>, writes: readonly RecordWrite<R>[]): Promise<void> {
  const { columns } = keeping
  const isAdded = ({ before }: RecordWrite<R>) => columns !== undefined && before === null
  const [added, others] = [writes.filter(isAdded), writes.filter((write) => !isAdded(write))]
  if (columns !== undefined && added.length > 0) await addRows(work, keeping.kind, { rows: added.map(({ after }) => after.row), columns })
  if (others.length > 0) await putRows(work, keeping, others.map(({ after }) => after.row)) // biome-ignore format: short
}

type Added<Row extends object> = { rows: readonly Row[]; columns: { readonly [Column in keyof Row & string]: ColumnType } }

async function addRows<Row extends object>(work: Work, kind: SubjectKind, { rows, columns }: Added<Row>): Promise<void> {
  const names = sql.join(Object.keys(columns).map((name) => sql.ref(name)))
  await sql`${heads[kind]} (${names}) SELECT ${names} FROM ${rowSet(rows, columns)} AS added`.execute(work.db)
}

async function putRows<R extends AnyRecord>(work: Work, { kind, changeable }: Keeping<R>, rows: readonly R['row'][]): Promise<void> {
  const { alike, apart } = columnwise(rows)
  await sql`
    ${heads[kind]} SELECT * FROM json_populate_recordset(json_populate_record(NULL::${sql.table(kind)}, ${JSON.stringify(alike)}::json), ${JSON.stringify(apart)}::json)
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
