import { type RawBuilder, sql } from 'kysely'
import type { Input } from '#platform/http/contract.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { Answer } from '#platform/http/endpoint.ts'
import { clientNameSql } from '#studio/records/clients/client-name.ts'
import { recordNameSql } from '#studio/records/record-facts.ts'
import { noSuch } from '#studio/records/stale.ts'
import type { Work } from '#studio/staff/work.ts'
import type { Communication, CommunicationRow, listCommunications } from './contract.ts'

/** Columns of a communication `m` as it is shown. */
export const communicationColumns = sql`
  m.id, m.channel, m.purpose,
  jsonb_build_object('kind', m.recipient_kind, 'id', coalesce(m.recipient_client_id, m.recipient_member_id, m.recipient_department_id, m.recipient_family_member_id, m.recipient_vendor_id)) AS recipient,
  m.to_name, m.to_address, m.description, m.subject,
  (SELECT jsonb_build_object('id', c.id, 'name', ${clientNameSql}) FROM client c WHERE c.studio_id = m.studio_id AND c.id = m.client_id) AS client,
  (SELECT jsonb_build_object('id', s.id, 'number', s.number) FROM session s WHERE s.studio_id = m.studio_id AND s.id = m.session_id) AS session,
  CASE WHEN m.subject_id IS NOT NULL THEN jsonb_build_object('kind', m.subject_kind, 'id', m.subject_id, 'name', coalesce(${recordNameSql('m')}, '')) END AS record,
  m.item_id, m.due_on,
  (SELECT jsonb_build_object('id', d.id, 'name', d.name) FROM department d WHERE d.studio_id = m.studio_id AND d.id = m.department_id) AS department,
  (SELECT jsonb_build_object('id', u.id, 'name', u.name) FROM member u WHERE u.studio_id = m.studio_id AND u.id = m.member_id) AS member,
  m.priority, m.call_state, m.call_result, m.call_note, m.call_outcome, m.letter_state, ARRAY(SELECT a->>'name' FROM jsonb_array_elements(m.attachments) a) AS attachments, m.closed_at, m.closed_by, m.flagged,
  jsonb_build_object('kind', m.actor_kind, 'id', m.actor_id, 'name', m.actor_name) AS actor, m.created_at, m.version`

type Page<Row> = { rows: Answer<Row>[]; next: string | null }

/** What was written to whom, newest first. */
export async function findCommunications(work: Work, wanted: Input<typeof listCommunications>['query']): Promise<Page<CommunicationRow>> {
  const { channel, item_id, after, limit = 50 } = wanted
  const criteria = [
    ...aboutRecords(wanted),
    ...(channel === undefined ? [] : [sql`m.channel = ${channel}`]),
    ...(item_id === undefined ? [] : [sql`m.item_id = ${item_id}`]),
    ...(after === undefined ? [] : [sql`m.id < ${readCursor(after, 1)[0]}::bigint`]),
  ]
  const { rows } = await sql<Answer<CommunicationRow>>`
    SELECT ${communicationColumns} FROM communication m WHERE ${sql.join(criteria, sql` AND `)} ORDER BY m.id DESC LIMIT ${limit + 1}`.execute(work.db)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return { rows: rows.slice(0, limit), next: last === undefined ? null : writeCursor([last.id]) }
}

/** One communication with its text; refuses a number that names none. */
export async function readCommunication(work: Work, id: number): Promise<Answer<Communication>> {
  const { rows } = await sql<Answer<Communication>>`
    SELECT ${communicationColumns}, m.html, m.plain, m.message_id, m.from_name, m.from_address, m.reply_to, m.rest_until, m.not_after, m.ancestry
    FROM communication m WHERE m.id = ${id}`.execute(work.db)
  const communication = rows[0]
  if (communication === undefined) throw noSuch('communication', id)
  return communication
}

type AboutRecords = { client_id?: number; session_id?: number; search?: string }

/** What narrows a list of communications `m` down to records and words. */
export function aboutRecords({ client_id, session_id, search = '' }: AboutRecords): RawBuilder<unknown>[] {
  return [
    sql`true`,
    ...(client_id === undefined ? [] : [sql`m.client_id = ${client_id}`]),
    ...(session_id === undefined ? [] : [sql`m.session_id = ${session_id}`]),
    ...(search.trim() === ''
      ? []
      : [sql`position(lower(${search.trim()}::text) IN lower(concat_ws(' ', m.to_name, m.to_address, m.description, m.subject))) > 0`]),
  ]
}
