import { type RawBuilder, sql } from 'kysely'
import type { Input } from '#platform/http/contract.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { Answer } from '#platform/http/endpoint.ts'
import type { Work } from '#studio/staff/work.ts'
import { clientReferenceSql } from '../clients/client-name.ts'
import { findByWords } from '../find-by-words.ts'
import { noSuch } from '../stale.ts'
import type { listSessions, Session, SessionRow } from './contract.ts'
import { furtherDateSql } from './further-date.ts'

type Wanted = Input<typeof listSessions>['query']

type Stretch = { wanted: Wanted; found: RawBuilder<unknown>[]; dated: boolean; beyond: RawBuilder<unknown>; most: number }

const furtherDates = sql`(SELECT coalesce(jsonb_agg(${furtherDateSql} ORDER BY d.position), '[]')
  FROM session_date d WHERE d.studio_id = s.studio_id AND d.session_id = s.id)`

/** A session without a time stands at the beginning of its day. */
const time = sql`coalesce(s.primary_time, '00:00'::time)`

/**
 * Sessions by primary date and time, a page at a time; those without a date come after all others, whichever way the list runs. Every
 * word of the search must be the beginning of one of the client's, or of the number.
 */
export async function findSessions(work: Work, wanted: Wanted): Promise<{ rows: SessionRow[]; next: string | null }> {
  const { after, limit = 50, order = 'latest' } = wanted
  const [day, hour, id] = after === undefined ? [null, '', 0] : readCursor(after, 3)
  const sign = order === 'latest' ? sql`<` : sql`>`
  const inDated =
    day === null ? sql`` : sql`AND s.primary_on ${sign}= ${day}::date AND (s.primary_on, ${time}, s.id) ${sign} (${day}::date, ${hour}::time, ${id}::bigint)`
  const inUndated = day === '' ? sql`AND s.id ${sign} ${id}::bigint` : sql``
  const found = await findByWords(work, wanted.search ?? '', { kind: 'session', row: 's', client: 'client_id', text: sql`s.number` })
  const first = day === '' ? [] : await stretch(work, { wanted, found, dated: true, beyond: inDated, most: limit + 1 })
  const rest = first.length > limit ? [] : await stretch(work, { wanted, found, dated: false, beyond: inUndated, most: limit + 1 - first.length })
  const rows = [...first, ...rest]
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, next: rows.length > limit && last !== undefined ? writeCursor([last.primary_on ?? '', last.primary_time ?? '00:00', last.id]) : null }
}

/** The dated or the undated sessions: each is one walk along an index. */
async function stretch(work: Work, { wanted, found, dated, beyond, most }: Stretch): Promise<SessionRow[]> {
  const way = wanted.order === 'earliest' ? sql`ASC` : sql`DESC`
  const { rows } = await sql<SessionRow>`
    SELECT s.id, s.number, s.external_id, ${clientReferenceSql} AS client,
      jsonb_build_object('id', t.id, 'name', t.name) AS type, jsonb_build_object('id', u.id, 'name', u.name) AS status,
      s.status_due_on, s.primary_on, s.primary_time, ${furtherDates} AS further_dates, ${memberOf('s.photographer_id')} AS photographer,
      s.on_hold, s.confirmed, s.canceled, s.archived_at IS NOT NULL AS archived
    FROM session s
    JOIN client c ON c.studio_id = s.studio_id AND c.id = s.client_id
    JOIN type t ON t.studio_id = s.studio_id AND t.id = s.type_id
    JOIN status u ON u.studio_id = s.studio_id AND u.id = s.status_id
    WHERE s.primary_on IS ${dated ? sql`NOT NULL` : sql`NULL`} AND ${sql.join([...criteria(wanted), ...found], sql` AND `)} ${beyond}
    ORDER BY ${dated ? sql`s.primary_on ${way}, ${time} ${way}, ` : sql``} s.id ${way} LIMIT ${most}`.execute(work.db)
  return rows
}

function criteria({ number, status_id, type_id, from, to, photographer_id, client_id, archived = false }: Wanted): RawBuilder<unknown>[] {
  const asked = [
    number === undefined ? null : sql`s.number = ${number}`,
    status_id === undefined ? null : sql`s.status_id = ${status_id}`,
    type_id === undefined ? null : sql`s.type_id = ${type_id}`,
    from === undefined ? null : sql`s.primary_on >= ${from}`,
    to === undefined ? null : sql`s.primary_on <= ${to}`,
    photographer_id === undefined ? null : sql`s.photographer_id = ${photographer_id}`,
    client_id === undefined ? null : sql`s.client_id = ${client_id}`,
  ]
  return [sql`(s.archived_at IS NOT NULL) = ${archived}`, ...asked.filter((each) => each !== null)]
}

function memberOf(column: string) {
  return sql`(SELECT jsonb_build_object('id', m.id, 'name', m.name) FROM member m WHERE m.studio_id = s.studio_id AND m.id = ${sql.ref(column)})`
}

/** A session with the names of everybody it mentions; refuses a number that names none. */
export async function readSession(work: Work, id: number): Promise<Answer<Session>> {
  const { rows } = await sql<Answer<Session>>`
    SELECT s.id, s.number, s.external_id, ${clientReferenceSql} AS client,
      jsonb_build_object('id', t.id, 'name', t.name) AS type, jsonb_build_object('id', u.id, 'name', u.name) AS status,
      s.status_entered_at, s.status_due_on, s.primary_on, s.primary_time, s.primary_zone, ${furtherDates} AS further_dates,
      ${memberOf('s.photographer_id')} AS photographer,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name) ORDER BY m.name, m.id), '[]')
       FROM session_assistant a JOIN member m ON m.studio_id = a.studio_id AND m.id = a.member_id WHERE a.studio_id = s.studio_id AND a.session_id = s.id) AS assistants,
      s.on_hold, s.confirmed, s.canceled, s.created_on, s.booked_on, ${memberOf('s.booked_by')} AS booked_by, s.notes, s.archived_at, s.created_at, s.version
    FROM session s
    JOIN client c ON c.studio_id = s.studio_id AND c.id = s.client_id
    JOIN type t ON t.studio_id = s.studio_id AND t.id = s.type_id
    JOIN status u ON u.studio_id = s.studio_id AND u.id = s.status_id
    WHERE s.id = ${id}`.execute(work.db)
  const session = rows[0]
  if (session === undefined) throw noSuch('session', id)
  return session
}
