import { type RawBuilder, sql } from 'kysely'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { Answer } from '#platform/http/endpoint.ts'
import type { Work } from '#studio/staff/work.ts'
import { searchWords } from '../folded-text.ts'
import { anniversaryOf, birthdayOf } from './client.ts'
import { clientNameSql } from './client-name.ts'
import type { Client, ClientRow } from './contract.ts'
import { findSearched, isSearched } from './find-searched.ts'
import { loadClient } from './load-clients.ts'
import { stretchesOf } from './searched-words.ts'

type Wanted = { search?: string; external_id?: string; status_id?: number; archived?: boolean; after?: string; limit?: number }
type Placed = ClientRow & { place: (string | number)[] }

/**
 * Clients by name, a page at a time. Every word of the search must be the beginning of one in names, company, emails, phone numbers or
 * the number of the other program. Where thousands are found they come by the word that was found, then by name: the first page of them
 * need not wait for all of them to be put in order.
 */
export async function findClients(work: Work, wanted: Wanted): Promise<{ rows: ClientRow[]; next: string | null }> {
  const { search = '', limit = 50 } = wanted
  const typed = searchWords(search).toSorted((a, b) => b.digits.length - a.digits.length)[0]
  const searched = typed === undefined ? null : await findSearched(work, search)
  const found = typed === undefined || searched !== null ? await byName(work, wanted, searched) : await byWord(work, wanted, typed)
  const page = found.slice(0, limit)
  return { rows: page.map(({ place, ...row }) => row), next: found.length > limit ? writeCursor(page.at(-1)?.place ?? []) : null }
}

const shown = sql`c.id, c.external_id, ${clientNameSql} AS name, c.company, c.city,
  (SELECT email FROM client_email e WHERE e.client_id = c.id ORDER BY position LIMIT 1) AS email,
  (SELECT phone FROM client_phone p WHERE p.client_id = c.id ORDER BY position LIMIT 1) AS phone,
  (SELECT coalesce(bool_or(p.sms), false) FROM client_phone p WHERE p.client_id = c.id) AS sms,
  jsonb_build_object('id', s.id, 'name', s.name) AS status, c.status_due_on, c.do_not_market, c.do_not_call, c.archived_at IS NOT NULL AS archived`

async function byName(work: Work, wanted: Wanted, searched: number[] | null): Promise<Placed[]> {
  const [name, id] = wanted.after === undefined ? [null, 0] : readCursor(wanted.after, 2)
  const beyond = name === null ? sql`true` : sql`(c.sort_name, c.id) > (${name}::text, ${id}::bigint)`
  const among = searched === null ? sql`true` : sql`c.id = ANY(${searched}::bigint[])`
  const { rows } = await sql<Placed>`
    SELECT ${shown}, jsonb_build_array(c.sort_name, c.id) AS place
    FROM client c JOIN status s ON s.studio_id = c.studio_id AND s.id = c.status_id
    WHERE ${among} AND ${criteria(wanted)} AND ${beyond}
    ORDER BY c.sort_name, c.id LIMIT ${(wanted.limit ?? 50) + 1}`.execute(work.db)
  return rows
}

/** Along the words; each client at the first of its words that is meant. */
async function byWord(work: Work, wanted: Wanted, typed: { word: string; digits: string }): Promise<Placed[]> {
  const [{ from, before }] = stretchesOf(typed)
  const [word, name, id] = wanted.after === undefined ? [from, '', 0] : readCursor(wanted.after, 3)
  // What is after OFFSET 0 is asked of each word in turn, so that the walk ends with the page.
  const { rows } = await sql<Placed>`
    SELECT each.*, jsonb_build_array(w.word, w.sort_name, w.client_id) AS place
    FROM client_word w CROSS JOIN LATERAL (
      SELECT ${shown}
      FROM client c JOIN status s ON s.studio_id = c.studio_id AND s.id = c.status_id
      WHERE c.studio_id = w.studio_id AND c.id = w.client_id AND ${criteria(wanted)}
        AND w.word = (SELECT min(own COLLATE "C") FROM string_to_table(c.search_text, ' ') AS own WHERE own COLLATE "C" >= ${from} AND own COLLATE "C" < ${before})
      OFFSET 0) AS each
    WHERE w.word >= ${word} AND w.word < ${before} AND (w.word, w.sort_name, w.client_id) > (${word}, ${name}, ${id}::bigint)
    ORDER BY w.word, w.sort_name, w.client_id LIMIT ${(wanted.limit ?? 50) + 1}`.execute(work.db)
  return rows
}

function criteria({ search = '', external_id, status_id, archived = false }: Wanted): RawBuilder<unknown> {
  const asked = [
    sql`(c.archived_at IS NOT NULL) = ${archived}`,
    // Who was merged into another, or erased, is nobody to be found.
    ...(archived ? [sql`c.merged_into IS NULL AND c.erased_at IS NULL`] : []),
    isSearched(search),
    ...(status_id === undefined ? [] : [sql`c.status_id = ${status_id}`]),
    ...(external_id === undefined ? [] : [sql`c.external_id = ${external_id}`]),
  ]
  return sql.join(asked, sql` AND `)
}

/** A client with everything that belongs to it; refuses a number that names none. */
export async function readClient(work: Work, id: number): Promise<Answer<Client>> {
  const client = await loadClient(work, id)
  const { row, emails, phones, family } = client
  const status = await work.db.selectFrom('status').select(['id', 'name']).where('id', '=', row.status_id).executeTakeFirstOrThrow()
  const persons = await personsOf(work, id)
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
    family_members: family.map(({ known_at, ...member }) => ({ ...member, id: member.id ?? 0, person_id: persons.get(member.id ?? 0) ?? null })),
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
    merged_into: await mergedInto(work, row.merged_into),
    erased_at,
    created_at,
    version,
  }
}

async function mergedInto(work: Work, id: number | null): Promise<Answer<Client>['merged_into']> {
  if (id === null) return null
  const { rows } = await sql<{ id: number; name: string }>`SELECT c.id, ${clientNameSql} AS name FROM client c WHERE c.id = ${id}`.execute(work.db)
  return rows[0] ?? null
}

/** Family members who are clients too, with their own numbers. */
async function personsOf(work: Work, clientId: number): Promise<Map<number, number | null>> {
  const rows = await work.db.selectFrom('family_member').select(['id', 'person_id']).where('client_id', '=', clientId).execute()
  return new Map(rows.map(({ id, person_id }) => [id, person_id]))
}
