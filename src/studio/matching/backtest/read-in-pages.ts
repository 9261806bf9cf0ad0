import { type RawBuilder, sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'

/** What is read, under which name, and how many rows at once. */
export type Paged = { name: string; query: RawBuilder<unknown>; atOnce: number }

/** The rows of a query, some at a time: however many there are, no more than those are in memory. One of each name at a time. */
export async function* readInPages<Row>({ db }: Work, { name, query, atOnce }: Paged): AsyncGenerator<Row[]> {
  const cursor = sql.ref(name)
  // All of it is wanted, not the first rows soon.
  await sql`SET LOCAL cursor_tuple_fraction = 1`.execute(db)
  await sql`DECLARE ${cursor} NO SCROLL CURSOR FOR ${query}`.execute(db)
  for (let more = true; more; ) {
    const { rows } = await sql<Row>`FETCH ${sql.lit(atOnce)} FROM ${cursor}`.execute(db)
    more = rows.length === atOnce
    if (rows.length > 0) yield rows
  }
  await sql`CLOSE ${cursor}`.execute(db)
}
