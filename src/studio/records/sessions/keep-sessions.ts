import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { same } from '../differences.ts'
import type { Keeping } from '../keeping.ts'
import type { RecordWrite } from '../record-write.ts'
import { furtherDateSql } from './further-date.ts'
import { sessionRefusals } from './refusals.ts'
import { type SessionRecord, sessionFacts } from './session.ts'

/** How sessions are kept. The create date stays; the history mark is moved by imports of the past alone. */
export const keptSessions: Keeping<SessionRecord> = {
  kind: 'session',
  changeable: [
    'number', 'external_id', 'client_id', 'type_id', 'type_set_at',
    'status_id', 'status_entry_id', 'status_entered_at', 'status_due_on', 'status_due_set_at',
    'primary_on', 'primary_time', 'primary_zone', 'primary_set_at', 'booked_on', 'booked_by', 'photographer_id',
    'on_hold', 'confirmed', 'canceled', 'notes', 'history_at', 'archived_at', 'version',
  ], // biome-ignore format: a list to read across
  refusals: sessionRefusals,
  factsOf: sessionFacts,
  async writeParts(work, writes) {
    await writeAssistants(work, writes)
    await writeFurther(work, writes)
  },
  withParts,
}

async function writeAssistants(work: Work, writes: readonly RecordWrite<SessionRecord>[]): Promise<void> {
  const moved = writes.filter(({ before, after }) => !same(before?.assistants ?? [], after.assistants))
  const ids = moved.filter(({ before }) => before !== null).map(({ after }) => after.row.id)
  if (ids.length > 0) await sql`DELETE FROM session_assistant WHERE session_id = ANY(${ids}::bigint[])`.execute(work.db)
  const rows = moved.flatMap(({ after }) => after.assistants.map((member_id) => ({ session_id: after.row.id, member_id })))
  if (rows.length > 0) await work.db.insertInto('session_assistant').values(rows).execute()
}

async function writeFurther(work: Work, writes: readonly RecordWrite<SessionRecord>[]): Promise<void> {
  const moved = writes.filter(({ before, after }) => !same(before?.further ?? [], after.further))
  const ids = moved.filter(({ before }) => before !== null).map(({ after }) => after.row.id)
  if (ids.length > 0) await sql`DELETE FROM session_date WHERE session_id = ANY(${ids}::bigint[])`.execute(work.db)
  const rows = moved.flatMap(({ after }) => after.further.map((date, position) => ({ session_id: after.row.id, position, ...date })))
  if (rows.length > 0) await work.db.insertInto('session_date').values(rows).execute()
}

async function withParts(work: Work, sessions: readonly SessionRecord['row'][]): Promise<SessionRecord[]> {
  const ids = sessions.map(({ id }) => id)
  const { rows } = await sql<{ id: number } & Omit<SessionRecord, 'row'>>`
    SELECT wanted.id,
      (SELECT coalesce(jsonb_agg(member_id ORDER BY member_id), '[]') FROM session_assistant WHERE session_id = wanted.id) AS assistants,
      (SELECT coalesce(jsonb_agg(${furtherDateSql} ORDER BY d.position), '[]') FROM session_date d WHERE d.session_id = wanted.id) AS further
    FROM unnest(${ids}::bigint[]) AS wanted(id)`.execute(work.db)
  const parts = new Map(rows.map(({ id, ...rest }) => [id, rest]))
  return sessions.map((row) => ({ row, ...(parts.get(row.id) ?? { assistants: [], further: [] }) }))
}
