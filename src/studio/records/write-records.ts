import { type RawBuilder, sql } from 'kysely'
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
  await refusing(keeping.refusals, async () => {
    await writeRows(work, keeping, ready)
    await keeping.writeParts?.(work, ready)
  })
  const happenings = ready.map((write) => happening(write, (record) => keeping.factsOf(record)))
  await writeHistory(work, keeping.kind, happenings)
  return ready.map(({ after }) => after.row.id)
}

function bare<R extends AnyRecord>(record: R, { following = [] }: Keeping<R>): unknown {
  const plain: readonly string[] = ['version', ...following]
  return { ...record, row: Object.fromEntries(Object.entries(record.row).filter(([column]) => !plain.includes(column))) }
}

/** With their names written out, so that it can be searched who writes to a table. */
const heads: Record<SubjectKind, RawBuilder<unknown>> = {
  client: sql`INSERT INTO client SELECT * FROM jsonb_populate_recordset(NULL::client`,
  session: sql`INSERT INTO session SELECT * FROM jsonb_populate_recordset(NULL::session`,
  appointment: sql`INSERT INTO appointment SELECT * FROM jsonb_populate_recordset(NULL::appointment`,
  invoice: sql`INSERT INTO invoice SELECT * FROM jsonb_populate_recordset(NULL::invoice`,
  production_order: sql`INSERT INTO production_order SELECT * FROM jsonb_populate_recordset(NULL::production_order`,
  preproduction_order: sql`INSERT INTO preproduction_order SELECT * FROM jsonb_populate_recordset(NULL::preproduction_order`,
  task: sql`INSERT INTO task SELECT * FROM jsonb_populate_recordset(NULL::task`,
}

async function writeRows<R extends AnyRecord>(work: Work, { kind, changeable }: Keeping<R>, writes: readonly RecordWrite<R>[]): Promise<void> {
  await sql`
    ${heads[kind]}, ${JSON.stringify(writes.map(({ after }) => after.row))}::jsonb)
    ON CONFLICT (studio_id, id) DO UPDATE SET (${sql.join(changeable.map((column) => sql.ref(column)))})
      = ROW (${sql.join(changeable.map((column) => sql.ref(`excluded.${column}`)))})`.execute(work.db)
}
