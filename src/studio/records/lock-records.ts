import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import type { Keeping } from './keeping.ts'
import type { AnyRecord } from './record-write.ts'

/** These records with all that belongs to them, locked against other changes until the transaction ends. What is not there is left out. */
export async function lockRecords<R extends AnyRecord>(work: Work, keeping: Keeping<R>, ids: readonly number[]): Promise<Map<number, R>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<R['row']>`SELECT * FROM ${sql.table(keeping.kind)} WHERE id = ANY(${ids}::bigint[]) ORDER BY id FOR UPDATE`.execute(work.db)
  const records = await keeping.withParts(work, rows)
  return new Map(records.map((record) => [record.row.id, record]))
}
