import { sql } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { clientNameSql } from '#studio/records/clients/client-name.ts'
import type { Work } from '#studio/staff/work.ts'
import { loadRecordFields, type RecordFields } from './load-record-data.ts'
import type { RecordData } from './merge-data.ts'
import { readablePhone } from './readable-phone.ts'
import { clockTime, longDate } from './rendering/date-words.ts'
import type { SubjectKind } from './rendering/merge-fields.ts'

/**
 * The values a template can print about each of these records, in at most four queries for all of them. What is not there is not in
 * the answer. A record without a client, or without a session, has their fields empty.
 */
export async function loadMergeData(work: Work, subjectKind: SubjectKind, subjectIds: readonly number[]): Promise<Map<number, RecordData>> {
  if (subjectKind === 'session') return loadSessions(work, subjectIds)
  if (subjectKind === 'client') return loadClients(work, subjectIds)
  // What a web form has of its own stands to the right of here: whoever knows forms brings it along (withWhose).
  if (subjectKind === 'web_form') return new Map()
  return withWhose(work, await loadRecordFields(work, subjectKind, subjectIds))
}

/** What a template about a client prints of a birthday, where nobody's is at hand. */
const noBirthday = { first_name: null, name: null, relation: null, age: null, date: null }
const noSession = { number: null, type: null, status: null, date: null, time: null, photographer: null }
const nobody = { first_name: null, last_name: null, full_name: null, company: null, email: null, phone: null }

/** The records' own values beside those of their clients, their sessions and the studio, by the record's number. */
export async function withWhose(work: Work, records: readonly RecordFields[]): Promise<Map<number, RecordData>> {
  const clients = await loadClients(work, known(records.map(({ clientId }) => clientId)))
  const sessions = await loadSessions(work, known(records.map(({ sessionId }) => (sessionId === 'none' ? null : sessionId))))
  const studio = await loadStudioData(work)
  const { language } = work.studio
  return new Map(
    records.map(({ id, clientId, sessionId, fields }) => {
      const { birthday: _, ...ofClient } = clients.get(clientId ?? 0) ?? {
        language,
        client: nobody,
        studio,
        recipient: { first_name: null, name: null },
        birthday: null,
      }
      const session = sessionId === 'none' ? {} : { session: sessions.get(sessionId ?? 0)?.session ?? noSession }
      return [id, { ...ofClient, ...session, ...fields({ language: ofClient.language }) } as RecordData]
    }),
  )
}

function known(ids: readonly (number | null)[]): number[] {
  return [...new Set(ids.filter((id) => id !== null))]
}

/** The studio's own values, as every message prints them. */
export async function loadStudioData(work: Work): Promise<RecordData<'client'>['studio']> {
  const { rows } = await sql<StudioColumns>`SELECT ${studioColumns} FROM studio LEFT JOIN sender ON sender.studio_id = studio.id`.execute(work.db)
  const [row] = rows
  if (row === undefined) throw new Error('A transaction of a studio does not see the studio.')
  return studioData(row)
}

type StudioColumns = { studio_name: string; studio_phone: string; studio_email: string; studio_address: string; country: string }
type ClientColumns = StudioColumns & {
  id: number
  language: string
  first_name: string
  last_name: string
  full_name: string
  company: string
  email: string | null
  phone: string | null
}
type SessionColumns = ClientColumns & {
  number: string
  type: string
  status: string
  primary_on: CivilDate | null
  primary_time: string | null
  photographer: string | null
}

const studioColumns = sql`
  studio.name AS studio_name, studio.phone AS studio_phone, studio.postal_address AS studio_address, studio.default_country AS country,
  coalesce(nullif(sender.reply_to, ''), sender.from_address, '') AS studio_email`

const clientColumns = sql`
  coalesce(c.language, studio.language) AS language, c.first_name, c.last_name, ${clientNameSql} AS full_name, c.company,
  (SELECT e.email FROM client_email e WHERE e.studio_id = c.studio_id AND e.client_id = c.id ORDER BY e.position LIMIT 1) AS email,
  (SELECT p.phone FROM client_phone p WHERE p.studio_id = c.studio_id AND p.client_id = c.id ORDER BY p.position LIMIT 1) AS phone, ${studioColumns}`

async function loadClients(work: Work, ids: readonly number[]): Promise<Map<number, RecordData<'client'>>> {
  const { rows } = await sql<ClientColumns>`
    SELECT c.id, ${clientColumns}
    FROM client c JOIN studio ON studio.id = c.studio_id LEFT JOIN sender ON sender.studio_id = c.studio_id
    WHERE c.id = ANY(${ids})`.execute(work.db)
  return new Map(rows.map((row) => [row.id, { ...clientData(row), birthday: noBirthday }]))
}

async function loadSessions(work: Work, ids: readonly number[]): Promise<Map<number, RecordData<'session'>>> {
  const { rows } = await sql<SessionColumns>`
    SELECT s.id, s.number, type.name AS type, status.name AS status, s.primary_on, s.primary_time, photographer.name AS photographer, ${clientColumns}
    FROM session s
    JOIN client c ON c.studio_id = s.studio_id AND c.id = s.client_id
    JOIN type ON type.studio_id = s.studio_id AND type.id = s.type_id
    JOIN status ON status.studio_id = s.studio_id AND status.id = s.status_id
    LEFT JOIN member photographer ON photographer.studio_id = s.studio_id AND photographer.id = s.photographer_id
    JOIN studio ON studio.id = s.studio_id LEFT JOIN sender ON sender.studio_id = s.studio_id
    WHERE s.id = ANY(${ids})`.execute(work.db)
  return new Map(rows.map((row) => [row.id, { ...clientData(row), session: sessionData(row) }]))
}

function clientData(row: ClientColumns): Omit<RecordData<'client'>, 'birthday'> {
  return {
    language: row.language,
    client: {
      first_name: filled(row.first_name),
      last_name: filled(row.last_name),
      full_name: row.full_name,
      company: filled(row.company),
      email: row.email,
      phone: phone(row.phone, row),
    },
    studio: studioData(row),
    recipient: { first_name: filled(row.first_name) ?? row.full_name, name: row.full_name },
  }
}

function sessionData(row: SessionColumns): RecordData<'session'>['session'] {
  return {
    number: row.number,
    type: row.type,
    status: row.status,
    date: row.primary_on === null ? null : longDate(row.primary_on, row.language),
    time: row.primary_time === null ? null : clockTime(row.primary_time, row.language),
    photographer: row.photographer,
  }
}

function studioData(row: StudioColumns): RecordData<'client'>['studio'] {
  return { name: row.studio_name, phone: phone(row.studio_phone, row), email: filled(row.studio_email), address: filled(row.studio_address) }
}

function phone(text: string | null, { country }: StudioColumns): string | null {
  return text === null || text.trim() === '' ? null : readablePhone(text, country)
}

function filled(text: string): string | null {
  return text.trim() === '' ? null : text
}
