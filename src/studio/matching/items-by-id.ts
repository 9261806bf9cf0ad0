import { type RawBuilder, sql } from 'kysely'

/**
 * These items, as a table to select from: each is looked up by its key, whatever PostgreSQL thinks of tables that just grew. It counts their rows only
 * now and then, and would read all of them for every batch of a morning's ten thousand.
 */
export function itemsById(ids: readonly number[]): RawBuilder<unknown> {
  return sql`(SELECT item.* FROM unnest(${ids}::bigint[]) AS wanted(id) CROSS JOIN LATERAL (SELECT * FROM triggered_item t WHERE t.id = wanted.id OFFSET 0) item OFFSET 0)`
}
