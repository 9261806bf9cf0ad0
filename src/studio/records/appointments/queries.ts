import { type RawBuilder, sql } from 'kysely'
import type { Input } from '#platform/http/contract.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { Answer } from '#platform/http/endpoint.ts'
import type { Work } from '#studio/staff/work.ts'
import { clientReferenceSql } from '../clients/client-name.ts'
import { findByWords } from '../find-by-words.ts'
import { folded } from '../folded-text.ts'
import { noSuch } from '../stale.ts'
import type { Appointment, AppointmentRow, listAppointments } from './contract.ts'

type Wanted = Input<typeof listAppointments>['query']

/** An appointment without a time stands at the beginning of its day. */
const time = sql`coalesce(a.at_time, '00:00'::time)`

/** What people call an appointment of the table or alias `a` with the type `t`. */
const name = sql<string>`coalesce(nullif(a.title, ''), t.name)`

const shown = sql`a.id, a.external_id, ${name} AS name, jsonb_build_object('id', t.id, 'name', t.name) AS type, jsonb_build_object('id', u.id, 'name', u.name) AS status,
  a.status_due_on, a.on_day, a.at_time, a.minutes,
  CASE WHEN c.id IS NOT NULL THEN ${clientReferenceSql} END AS client,
  CASE WHEN s.id IS NOT NULL THEN jsonb_build_object('id', s.id, 'name', s.number) END AS session,
  CASE WHEN m.id IS NOT NULL THEN jsonb_build_object('id', m.id, 'name', m.name) END AS member,
  a.place, a.on_hold, a.confirmed, a.canceled`

const joined = sql`appointment a
  JOIN type t ON t.studio_id = a.studio_id AND t.id = a.type_id
  JOIN status u ON u.studio_id = a.studio_id AND u.id = a.status_id
  LEFT JOIN client c ON c.studio_id = a.studio_id AND c.id = a.client_id
  LEFT JOIN session s ON s.studio_id = a.studio_id AND s.id = a.session_id
  LEFT JOIN member m ON m.studio_id = a.studio_id AND m.id = a.member_id`

/** Appointments by date and time, a page at a time. Every word of the search must be the beginning of one in the title, the type, the place or the client. */
export async function findAppointments(work: Work, wanted: Wanted): Promise<{ rows: AppointmentRow[]; next: string | null }> {
  const { after, limit = 50, order = 'latest' } = wanted
  const [way, sign] = order === 'latest' ? [sql`DESC`, sql`<`] : [sql`ASC`, sql`>`]
  const [day, hour, id] = after === undefined ? ['', '', 0] : readCursor(after, 3)
  const beyond =
    after === undefined ? sql`` : sql`AND a.on_day ${sign}= ${day}::date AND (a.on_day, ${time}, a.id) ${sign} (${day}::date, ${hour}::time, ${id}::bigint)`
  const found = await searched(work, wanted.search)
  const { rows } = await sql<AppointmentRow>`
    SELECT ${shown}, a.archived_at IS NOT NULL AS archived FROM ${joined}
    WHERE ${sql.join([...criteria(wanted), ...found], sql` AND `)} ${beyond}
    ORDER BY a.on_day ${way}, ${time} ${way}, a.id ${way} LIMIT ${limit + 1}`.execute(work.db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, next: rows.length > limit && last !== undefined ? writeCursor([last.on_day, last.at_time ?? '00:00', last.id]) : null }
}

async function searched(work: Work, search = ''): Promise<RawBuilder<unknown>[]> {
  if (search === '') return []
  const types = await work.db.selectFrom('type').select(['id', 'name']).where('subject_kind', '=', 'appointment').execute()
  const lent = [{ column: 'type_id', all: types.map(({ id, name: called }) => ({ id, text: folded(called) })) }]
  return findByWords(work, search, { kind: 'appointment', row: 'a', client: 'client_id', text: sql`a.search_text`, lent })
}

function criteria({ from, to, archived = false, ...wanted }: Wanted): RawBuilder<unknown>[] {
  const { status_id, type_id, member_id, client_id, session_id } = wanted
  const equal = Object.entries({ status_id, type_id, member_id, client_id, session_id }).flatMap(([column, value]) =>
    value === undefined ? [] : [sql`${sql.ref(`a.${column}`)} = ${value}`],
  )
  return [
    sql`(a.archived_at IS NOT NULL) = ${archived}`,
    ...equal,
    ...(from === undefined ? [] : [sql`a.on_day >= ${from}`]),
    ...(to === undefined ? [] : [sql`a.on_day <= ${to}`]),
  ]
}

/** An appointment with the names of everybody it mentions; refuses a number that names none. */
export async function readAppointment(work: Work, id: number): Promise<Answer<Appointment>> {
  const { rows } = await sql<Answer<Appointment>>`
    SELECT ${shown}, a.title, a.status_entered_at, a.zone, a.booked_on, a.notes, a.archived_at, a.created_at, a.version
    FROM ${joined} WHERE a.id = ${id}`.execute(work.db)
  const appointment = rows[0]
  if (appointment === undefined) throw noSuch('appointment', id)
  return appointment
}
