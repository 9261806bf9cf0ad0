import { sql } from 'kysely'
import type { Input } from '#platform/http/contract.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { Answer } from '#platform/http/endpoint.ts'
import { clientReferenceSql } from '#studio/records/clients/client-name.ts'
import { noSuch } from '#studio/records/stale.ts'
import type { Work } from '#studio/staff/work.ts'
import type { listWebForms, WebForm } from './contract.ts'
import { type FormStatus, formStatusKeys } from './web-form.ts'

const columns = sql`
  f.id, f.name,
  (SELECT ${clientReferenceSql} FROM client c WHERE c.studio_id = f.studio_id AND c.id = f.client_id) AS client,
  (SELECT jsonb_build_object('id', s.id, 'number', s.number) FROM session s WHERE s.studio_id = f.studio_id AND s.id = f.session_id) AS session,
  (${sql.val(formStatusKeys)}::text[])[(SELECT position FROM status u WHERE u.studio_id = f.studio_id AND u.id = f.status_id)] AS status,
  f.status_entered_at, f.sent_at, f.submitted_at, f.cause_item_id,
  jsonb_build_object('kind', f.actor_kind, 'id', f.actor_id, 'name', f.actor_name) AS actor, f.created_at, f.version`

/** Web forms, the latest first. */
export async function findWebForms(
  work: Work,
  { status, client_id, session_id, after, limit = 50 }: Input<typeof listWebForms>['query'],
): Promise<{ rows: Answer<WebForm>[]; next: string | null }> {
  const criteria = [
    sql`true`,
    ...(status === undefined
      ? []
      : [sql`f.status_id = (SELECT id FROM status WHERE subject_kind = 'web_form' AND position = ${formStatusKeys.indexOf(status) + 1})`]),
    ...(client_id === undefined ? [] : [sql`f.client_id = ${client_id}`]),
    ...(session_id === undefined ? [] : [sql`f.session_id = ${session_id}`]),
    ...(after === undefined ? [] : [sql`f.id < ${readCursor(after, 1)[0]}::bigint`]),
  ]
  const { rows } = await sql<Answer<WebForm>>`
    SELECT ${columns} FROM web_form f WHERE ${sql.join(criteria, sql` AND `)} ORDER BY f.id DESC LIMIT ${limit + 1}`.execute(work.db)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return { rows: rows.slice(0, limit), next: last === undefined ? null : writeCursor([last.id]) }
}

/** One web form; refuses a number that names none. */
export async function readWebForm(work: Work, id: number): Promise<Answer<WebForm>> {
  const { rows } = await sql<Answer<WebForm>>`SELECT ${columns} FROM web_form f WHERE f.id = ${id}`.execute(work.db)
  const [form] = rows
  if (form === undefined) throw noSuch('web form', id)
  return form
}

/** The statuses of web forms, in their order. */
export async function listFormStatuses(work: Work): Promise<{ rows: { id: number; status: FormStatus; name: string }[] }> {
  const { rows } = await sql<{ id: number; status: FormStatus; name: string }>`
    SELECT id, (${formStatusKeys}::text[])[position] AS status, name FROM status WHERE subject_kind = 'web_form' ORDER BY position`.execute(work.db)
  return { rows }
}
