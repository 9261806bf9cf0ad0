import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { same } from '../differences.ts'
import { numberRecords } from '../number-records.ts'
import { happening, type RecordWrite } from '../record-write.ts'
import { refusing } from '../refuse-constraint.ts'
import { writeHistory } from '../write-history.ts'
import { sessionRefusals } from './refusals.ts'
import { type SessionRecord, sessionFacts } from './session.ts'

export type SessionWrite = RecordWrite<SessionRecord>

/**
 * Writes many sessions in a handful of statements: rows, assistants, status entries, history. Sessions that are as they were are
 * left untouched: no version, no event, no place in the queue. Returns the numbers of those that were written, in order.
 */
export async function writeSessions(work: Work, writes: readonly SessionWrite[]): Promise<number[]> {
  const changed = writes.filter(({ before, after }) => before === null || !same(before, after))
  if (changed.length === 0) return []
  const ready = await numberRecords(work, 'session', changed)
  await refusing(sessionRefusals, () => writeRows(work, ready))
  await writeAssistants(work, ready)
  await writeHistory(
    work,
    'session',
    ready.map((write) => happening(write, sessionFacts)),
  )
  return ready.map(({ after }) => after.row.id)
}

/** What a change may set; studio, create date and creation stay. The history mark is moved by imports of the past alone. */
const changeable = [
  'number', 'external_id', 'client_id', 'type_id', 'type_set_at',
  'status_id', 'status_entry_id', 'status_entered_at', 'status_due_on', 'status_due_set_at',
  'primary_on', 'primary_time', 'primary_zone', 'primary_set_at', 'booked_on', 'booked_by', 'photographer_id',
  'on_hold', 'confirmed', 'canceled', 'notes', 'history_at', 'archived_at', 'version',
] as const satisfies (keyof SessionRecord['row'])[] // biome-ignore format: a list to read across

async function writeRows(work: Work, writes: readonly SessionWrite[]): Promise<void> {
  await sql`
    INSERT INTO session SELECT * FROM jsonb_populate_recordset(NULL::session, ${JSON.stringify(writes.map(({ after }) => after.row))}::jsonb)
    ON CONFLICT (studio_id, id) DO UPDATE SET (${sql.join(changeable.map((column) => sql.ref(column)))})
      = ROW (${sql.join(changeable.map((column) => sql.ref(`excluded.${column}`)))})`.execute(work.db)
}

async function writeAssistants(work: Work, writes: readonly SessionWrite[]): Promise<void> {
  const moved = writes.filter(({ before, after }) => !same(before?.assistants ?? [], after.assistants))
  const ids = moved.filter(({ before }) => before !== null).map(({ after }) => after.row.id)
  if (ids.length > 0) await sql`DELETE FROM session_assistant WHERE session_id = ANY(${ids}::bigint[])`.execute(work.db)
  const rows = moved.flatMap(({ after }) => after.assistants.map((member_id) => ({ session_id: after.row.id, member_id })))
  if (rows.length > 0) await work.db.insertInto('session_assistant').values(rows).execute()
}
