import { sql } from 'kysely'
import type { Input } from '#platform/http/contract.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { Answer } from '#platform/http/endpoint.ts'
import type { Work } from '#studio/staff/work.ts'
import { searchWords } from '../folded-text.ts'
import { noSuch } from '../stale.ts'
import type { listVendors, Vendor } from './contract.ts'

const columns = sql`v.id, v.external_id, v.name, v.contact_name, v.email, v.phone, v.account_number, v.notes, v.archived_at, v.created_at, v.version`

/** Vendors by name, a page at a time. */
export async function findVendors(work: Work, wanted: Input<typeof listVendors>['query']): Promise<{ rows: Answer<Vendor>[]; next: string | null }> {
  const { search = '', archived = false, after, limit = 50 } = wanted
  const [name, id] = after === undefined ? ['', 0] : readCursor(after, 2)
  const found = searchWords(search).map(({ word, digits }) => sql`AND (position(${word} IN v.search_text) > 0 OR position(${digits} IN v.search_text) > 0)`)
  const { rows } = await sql<Answer<Vendor>>`
    SELECT ${columns} FROM vendor v
    WHERE (v.archived_at IS NOT NULL) = ${archived} AND (lower(v.name), v.id) > (lower(${name}::text), ${id}::bigint) ${sql.join(found, sql` `)}
    ORDER BY lower(v.name), v.id LIMIT ${limit + 1}`.execute(work.db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, next: rows.length > limit && last !== undefined ? writeCursor([String(last.name), last.id]) : null }
}

/** A vendor; refuses a number that names none. */
export async function readVendor(work: Work, id: number): Promise<Answer<Vendor>> {
  const { rows } = await sql<Answer<Vendor>>`SELECT ${columns} FROM vendor v WHERE v.id = ${id}`.execute(work.db)
  const vendor = rows[0]
  if (vendor === undefined) throw noSuch('vendor', id)
  return vendor
}
