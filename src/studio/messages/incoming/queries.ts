import { sql } from 'kysely'
import type { Input } from '#platform/http/contract.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { Answer } from '#platform/http/endpoint.ts'
import { clientReferenceSql } from '#studio/records/clients/client-name.ts'
import { noSuch } from '#studio/records/stale.ts'
import type { Work } from '#studio/staff/work.ts'
import type { IncomingText, listIncomingTexts, MailEvent } from './contract.ts'

/** What became of an email, in the order in which it happened. */
export async function findMailEvents(work: Work, communicationId: number): Promise<{ rows: Answer<MailEvent>[] }> {
  const rows = await work.db
    .selectFrom('mail_event')
    .select(['id', 'kind', 'at', 'detail', 'noted_at'])
    .where('communication_id', '=', communicationId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return { rows }
}

const columns = sql`x.id, x.from_phone AS from, x.body, x.at,
  (SELECT ${clientReferenceSql} FROM client c WHERE c.studio_id = x.studio_id AND c.id = x.client_id) AS client`

/** Texts that came in, the latest first. */
export async function findIncomingTexts(
  work: Work,
  { client_id, after, limit = 50 }: Input<typeof listIncomingTexts>['query'],
): Promise<{ rows: Answer<IncomingText>[]; next: string | null }> {
  const criteria = [
    sql`true`,
    ...(client_id === undefined ? [] : [sql`x.client_id = ${client_id}`]),
    ...(after === undefined ? [] : [sql`x.id < ${readCursor(after, 1)[0]}::bigint`]),
  ]
  const { rows } = await sql<Answer<IncomingText>>`
    SELECT ${columns} FROM incoming_text x WHERE ${sql.join(criteria, sql` AND `)} ORDER BY x.id DESC LIMIT ${limit + 1}`.execute(work.db)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return { rows: rows.slice(0, limit), next: last === undefined ? null : writeCursor([last.id]) }
}

/** One text that came in; refuses a number that names none. */
export async function readIncomingText(work: Work, id: number): Promise<Answer<IncomingText>> {
  const { rows } = await sql<Answer<IncomingText>>`SELECT ${columns} FROM incoming_text x WHERE x.id = ${id}`.execute(work.db)
  return rows[0] ?? Promise.reject(noSuch('incoming text', id))
}
