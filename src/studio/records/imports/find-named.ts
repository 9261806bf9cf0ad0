import { type RawBuilder, sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { clientName } from '../clients/client-name.ts'
import { type Candidate, type Candidates, candidatesKey, isCalled, type Named, type Naming, sortNamesOf } from './named.ts'
import { shownNumber } from './own-mark.ts'

/** Whom and what the rows of a batch may mean, in a question or three for each kind that they name. */
export async function findNamed(work: Work, namings: readonly Omit<Naming, 'column'>[]): Promise<Candidates> {
  const found: Candidates = new Map()
  const kinds = [...new Set(namings.map(({ what }) => what))]
  for (const what of kinds) {
    const texts = [...new Set(namings.flatMap((naming) => (naming.what === what ? naming.texts : [])))]
    if (texts.length === 0) continue
    const rows = what === 'client' ? await findClients(work, texts) : await findOthers(work, what, texts)
    for (const { text, ...candidate } of rows) note(found, candidatesKey(what, text), candidate)
  }
  return found
}

function note(found: Candidates, key: string, candidate: Candidate): void {
  const there = found.get(key) ?? []
  if (!there.some(({ id }) => id === candidate.id)) found.set(key, [...there, candidate])
}

type Row = Candidate & { text: string }

// Of a number only its bearer is meant; of a name or an email all who have it.
const places: Record<Exclude<Named, 'client'>, RawBuilder<unknown>> = {
  session: byNumber(sql`session`, sql`client_id`),
  invoice: byNumber(sql`invoice`, sql`bill_to_id`),
  production_order: byNumber(sql`production_order`, sql`client_id`),
  preproduction_order: byNumber(sql`preproduction_order`, sql`client_id`),
  appointment: sql`SELECT id, client_id, archived_at IS NOT NULL AS gone, title AS label FROM appointment WHERE external_id = w.text`,
  member: sql`SELECT id, NULL::bigint AS client_id, archived_at IS NOT NULL AS gone, name || coalesce(' (' || email || ')', '') AS label
    FROM member WHERE lower(name) = lower(w.text) OR lower(email) = lower(w.text)`,
  department: sql`SELECT id, NULL::bigint AS client_id, archived_at IS NOT NULL AS gone, name AS label FROM department WHERE lower(name) = lower(w.text)`,
  vendor: sql`SELECT id, NULL::bigint AS client_id, archived_at IS NOT NULL AS gone, name AS label FROM vendor
    WHERE external_id = w.text OR lower(name) = lower(w.text)`,
}

function byNumber(table: RawBuilder<unknown>, client: RawBuilder<unknown>): RawBuilder<unknown> {
  const one = sql`SELECT id, ${client} AS client_id, archived_at IS NOT NULL AS gone, number AS label FROM ${table}`
  return sql`(${one} WHERE external_id = w.text UNION ALL ${one} WHERE number = w.text) LIMIT 1`
}

async function findOthers(work: Work, what: Exclude<Named, 'client'>, texts: readonly string[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    SELECT w.text, c.id, c.client_id, c.gone, c.label FROM unnest(${texts}::text[]) AS w(text) CROSS JOIN LATERAL (${places[what]}) c`.execute(work.db)
  return rows
}

type Client = { text: string; id: number; external_id: string | null; gone: boolean; first_name: string; last_name: string; company: string }

/** By number; those without by email, and by name. Who was merged into another stands for that one, who was erased for nobody. */
async function findClients(work: Work, texts: readonly string[]): Promise<Row[]> {
  const columns = sql`coalesce(c.merged_into, c.id) AS id, c.external_id, c.archived_at IS NOT NULL AND c.merged_into IS NULL AS gone, c.first_name, c.last_name, c.company`
  const byNumber = await sql<Client>`
    SELECT w.text, c.* FROM unnest(${texts}::text[]) AS w(text)
    CROSS JOIN LATERAL (SELECT ${columns} FROM client c WHERE c.external_id = w.text OFFSET 0) c`.execute(work.db)
  const known = new Set(byNumber.rows.map(({ text }) => text))
  const open = texts.filter((text) => !known.has(text))
  // Emails are kept in small letters: an index of an expression does not serve under a row policy.
  const emails = open.filter((text) => text.includes('@'))
  const byEmail = await sql<Client>`
    SELECT w.text, c.* FROM unnest(${emails}::text[], ${emails.map((text) => text.toLowerCase())}::text[]) AS w(text, email)
    CROSS JOIN LATERAL (SELECT client_id FROM client_email WHERE email = w.email OFFSET 0) e
    CROSS JOIN LATERAL (SELECT ${columns} FROM client c WHERE c.id = e.client_id AND c.erased_at IS NULL OFFSET 0) c`.execute(work.db)
  const names = open.filter((text) => !text.includes('@')).flatMap((text) => sortNamesOf(text).map((sort_name) => ({ text, sort_name })))
  const byName = await sql<Client>`
    SELECT w.text, c.* FROM jsonb_to_recordset(${JSON.stringify(names)}::jsonb) AS w(text text, sort_name text)
    CROSS JOIN LATERAL (SELECT ${columns} FROM client c WHERE c.sort_name = w.sort_name AND c.erased_at IS NULL OFFSET 0) c`.execute(work.db)
  return [...byNumber.rows, ...byEmail.rows, ...byName.rows.filter((row) => isCalled(row, row.text))].map(candidate)
}

function candidate({ text, id, external_id, gone, ...names }: Client): Row {
  return { text, id, client_id: id, gone, label: `${clientName(names)} (${shownNumber(external_id) ?? 'without a number'})` }
}
