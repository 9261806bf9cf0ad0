import { type RawBuilder, sql } from 'kysely'
import type { Input } from '#platform/http/contract.ts'
import { type Cursor, readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { Answer } from '#platform/http/endpoint.ts'
import { aboutRecords, communicationColumns } from '#studio/messages/queries.ts'
import { noSuch } from '#studio/records/stale.ts'
import type { Work } from '#studio/staff/work.ts'
import type { Call, listCalls } from './contract.ts'
import { type CallRow, findStandings } from './find-standings.ts'

const shown = sql`
  ${communicationColumns}, m.plain, m.call_tries, m.call_followed,
  jsonb_build_object(
    'client_status', (SELECT t.name FROM client c JOIN status t ON t.studio_id = c.studio_id AND t.id = c.status_id WHERE c.studio_id = m.studio_id AND c.id = m.client_id),
    'company', coalesce((SELECT c.company FROM client c WHERE c.studio_id = m.studio_id AND c.id = m.client_id), ''),
    'session_type', s.type, 'session_status', s.status, 'session_on', s.primary_on, 'session_time', to_char(s.primary_time, 'HH24:MI'), 'photographer', s.photographer) AS about`

const withSession = sql`
  communication m LEFT JOIN LATERAL (
    SELECT t.name AS type, u.name AS status, s.primary_on, s.primary_time, p.name AS photographer
    FROM session s JOIN type t ON t.studio_id = s.studio_id AND t.id = s.type_id JOIN status u ON u.studio_id = s.studio_id AND u.id = s.status_id
      LEFT JOIN member p ON p.studio_id = s.studio_id AND p.id = s.photographer_id
    WHERE s.studio_id = m.studio_id AND s.id = m.session_id) s ON true`

type Wanted = Input<typeof listCalls>['query']
type Order = { by: RawBuilder<unknown>; cursorOf(row: CallRow): Cursor; after(cursor: Cursor): RawBuilder<unknown> }

/** What is due goes by priority: today it is worked off. What is to come goes by day, what is closed by when it was. */
const orders: Record<'due' | 'open' | 'closed', Order> = {
  due: {
    by: sql`m.priority, m.due_on, m.id`,
    cursorOf: (row) => [row.priority, row.due_on ?? '', row.id],
    after: ([priority, on, id]) => sql`(m.priority, m.due_on, m.id) > (${priority}::smallint, ${on}::date, ${id}::bigint)`,
  },
  open: {
    by: sql`m.due_on, m.priority, m.id`,
    cursorOf: (row) => [row.due_on ?? '', row.priority, row.id],
    after: ([on, priority, id]) => sql`(m.due_on, m.priority, m.id) > (${on}::date, ${priority}::smallint, ${id}::bigint)`,
  },
  closed: {
    by: sql`m.closed_at DESC, m.id DESC`,
    cursorOf: (row) => [row.closed_at?.toISOString() ?? '', row.id],
    after: ([at, id]) => sql`(m.closed_at, m.id) < (${at}::timestamptz, ${id}::bigint)`,
  },
}

/** Calls of one state, with what holds of their clients now. The work grows with the page, whatever the number of calls. */
export async function findCalls(work: Work, wanted: Wanted): Promise<{ rows: Answer<Call>[]; next: string | null }> {
  const { state = 'open', due, due_until, department_id, member_id, after, limit = 50 } = wanted
  const name = state !== 'open' ? 'closed' : due === 'today' ? 'due' : 'open'
  const order = orders[name]
  const criteria = [
    sql`m.call_state = ${sql.lit(state)}`,
    ...aboutRecords(wanted),
    ...(due === undefined ? [] : [due === 'today' ? sql`m.due_on <= ${work.today}` : sql`m.due_on > ${work.today}`]),
    ...(due_until === undefined ? [] : [sql`m.due_on <= ${due_until}`]),
    ...(department_id === undefined ? [] : [sql`m.department_id = ${department_id}`]),
    ...(member_id === undefined ? [] : [sql`m.member_id = ${member_id}`]),
    ...(after === undefined ? [] : [order.after(readCursor(after, name === 'closed' ? 2 : 3))]),
  ]
  const { rows } = await sql<CallRow>`
    SELECT ${shown} FROM ${withSession} WHERE ${sql.join(criteria, sql` AND `)} ORDER BY ${order.by} LIMIT ${limit + 1}`.execute(work.db)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return { rows: await findStandings(work, rows.slice(0, limit)), next: last === undefined ? null : writeCursor(order.cursorOf(last)) }
}

/** One call; refuses a number that names none, or something else than a call. */
export async function readCall(work: Work, id: number): Promise<Answer<Call>> {
  const { rows } = await sql<CallRow>`SELECT ${shown} FROM ${withSession} WHERE m.id = ${id} AND m.channel = 'call'`.execute(work.db)
  const [call] = await findStandings(work, rows)
  if (call === undefined) throw noSuch('call', id)
  return call
}
