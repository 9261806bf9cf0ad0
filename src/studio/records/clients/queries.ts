import { sql } from 'kysely'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { Answer } from '#platform/http/endpoint.ts'
import type { Work } from '#studio/staff/work.ts'
import { anniversaryOf, birthdayOf } from './client.ts'
import { clientNameSql } from './client-name.ts'
import type { Client, ClientRow } from './contract.ts'
import { findSearched, isSearched } from './find-searched.ts'
import { loadClient } from './load-clients.ts'

type Wanted = { search?: string; external_id?: string; status_id?: number; archived?: boolean; after?: string; limit?: number }

/** Clients by name, a page at a time. Every word of the search must be the beginning of one in names, company, emails, phone numbers or the number of the other program. */
export async function findClients(work: Work, wanted: Wanted): Promise<{ rows: ClientRow[]; next: string | null }> {
  const { search = '', external_id, status_id, archived = false, after, limit = 50 } = wanted
  const [name, id] = after === undefined ? ['', 0] : readCursor(after, 2)
  const searched = await findSearched(work, search)
  const asked = [
    sql`(c.archived_at IS NOT NULL) = ${archived}`,
    ...(status_id === undefined ? [] : [sql`c.status_id = ${status_id}`]),
    ...(external_id === undefined ? [] : [sql`c.external_id = ${external_id}`]),
    ...(after === undefined ? [] : [sql`(c.sort_name, c.id) > (${name}::text, ${id}::bigint)`]),
    isSearched(search),
    ...(searched === null ? [] : [sql`c.id = ANY(${searched}::bigint[])`]),
  ]
  const { rows } = await sql<ClientRow & { sort_name: string }>`
    SELECT c.id, c.external_id, ${clientNameSql} AS name, c.company, c.city, c.sort_name,
      (SELECT email FROM client_email e WHERE e.client_id = c.id ORDER BY position LIMIT 1) AS email,
      (SELECT phone FROM client_phone p WHERE p.client_id = c.id ORDER BY position LIMIT 1) AS phone,
      (SELECT coalesce(bool_or(p.sms), false) FROM client_phone p WHERE p.client_id = c.id) AS sms,
      jsonb_build_object('id', s.id, 'name', s.name) AS status, c.status_due_on, c.do_not_market, c.do_not_call, c.archived_at IS NOT NULL AS archived
    FROM client c JOIN status s ON s.studio_id = c.studio_id AND s.id = c.status_id
    WHERE ${sql.join(asked, sql` AND `)}
    ORDER BY c.sort_name, c.id LIMIT ${limit + 1}`.execute(work.db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map(({ sort_name, ...row }) => row),
    next: rows.length > limit && last !== undefined ? writeCursor([last.sort_name, last.id]) : null,
  }
}

/** A client with everything that belongs to it; refuses a number that names none. */
export async function readClient(work: Work, id: number): Promise<Answer<Client>> {
  const client = await loadClient(work, id)
  const { row, emails, phones, family } = client
  const status = await work.db.selectFrom('status').select(['id', 'name']).where('id', '=', row.status_id).executeTakeFirstOrThrow()
  const { external_id, first_name, last_name, company, street, city, region, postcode, country, do_not_market, do_not_call } = row
  const { language, zone, lead_source, notes, status_entered_at, status_due_on, archived_at, erased_at, created_at, version } = row
  return {
    id,
    external_id,
    first_name,
    last_name,
    company,
    street,
    city,
    region,
    postcode,
    country,
    emails,
    phones,
    family_members: family.map(({ known_at, ...member }) => ({ ...member, id: member.id ?? 0 })),
    birthday: birthdayOf(row),
    anniversary: anniversaryOf(row),
    do_not_market,
    do_not_call,
    language,
    zone,
    lead_source,
    notes,
    status,
    status_entered_at,
    status_due_on,
    archived_at,
    created_at,
    version,
  }
}
    merged_into: await mergedInto(work, row.merged_into),
    erased_at,

async function mergedInto(work: Work, id: number | null): Promise<Answer<Client>['merged_into']> {
  if (id === null) return null
  const { rows } = await sql<{ id: number; name: string }>`SELECT c.id, ${clientNameSql} AS name FROM client c WHERE c.id = ${id}`.execute(work.db)
  return rows[0] ?? null
}
