import { type RawBuilder, sql } from 'kysely'
import { itemNameSql } from './item-facts.ts'

/** Whether a search finds the client `c` or what people call the record of the item `i`. */
export function foundItem(search: string | undefined): RawBuilder<boolean> {
  if (search === undefined || search.trim() === '') return sql`true`
  return sql`(c.search_text LIKE ${like(search)} OR lower(${itemNameSql}) LIKE ${like(search)})`
}

/** Whether a text column has a part like the searched one, whatever the case and accents of the search. */
export function matches(column: string, search: string): RawBuilder<boolean> {
  return sql`lower(${sql.ref(column)}) LIKE ${like(search)}`
}

function like(search: string): string {
  const plain = search.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  return `%${plain.replace(/[\\%_]/g, '\\$&')}%`
}
