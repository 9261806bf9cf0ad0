import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { noSuch } from '../stale.ts'
import type { SessionRecord } from './session.ts'

/** These sessions, locked against other changes until the transaction ends. What is not there is left out. */
export async function lockSessions(work: Work, ids: readonly number[]): Promise<Map<number, SessionRecord>> {
  if (ids.length === 0) return new Map()
  const rows = await work.db.selectFrom('session').selectAll().where('id', '=', sql<number>`ANY(${ids}::bigint[])`).orderBy('id').forUpdate().execute()
  const assistants = await sql<{ session_id: number; member_ids: number[] }>`
    SELECT session_id, array_agg(member_id ORDER BY member_id) AS member_ids FROM session_assistant WHERE session_id = ANY(${ids}::bigint[])
    GROUP BY session_id`.execute(work.db)
  const assisting = new Map(assistants.rows.map((row) => [row.session_id, row.member_ids]))
  return new Map(rows.map((row) => [row.id, { row, assistants: assisting.get(row.id) ?? [] }]))
}

/** One session, locked; refuses a number that names none. */
export async function lockSession(work: Work, id: number): Promise<SessionRecord> {
  const found = (await lockSessions(work, [id])).get(id)
  if (found === undefined) throw noSuch('session', id)
  return found
}
