import { sql } from 'kysely'
import type { Input } from '#platform/http/contract.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { Answer } from '#platform/http/endpoint.ts'
import { clientNameSql } from '#studio/records/clients/client-name.ts'
import { noSuch } from '#studio/records/stale.ts'
import type { Work } from '#studio/staff/work.ts'
import type { listSuppressions, Suppression } from './contract.ts'

const shown = sql`id, channel, address, scope, reason, source,
  (SELECT jsonb_build_object('id', c.id, 'name', ${clientNameSql}) FROM client c WHERE c.studio_id = suppression.studio_id AND c.id = suppression.client_id) AS client,
  at, lifted_at, jsonb_build_object('kind', actor_kind, 'id', actor_id, 'name', actor_name) AS actor`

/** Addresses that are not written to, newest first; with `lifted`, those that are written to again. */
export async function findSuppressions(
  work: Work,
  wanted: Input<typeof listSuppressions>['query'],
): Promise<{ rows: Answer<Suppression>[]; next: string | null }> {
  const { search = '', lifted = false, after, limit = 50 } = wanted
  const criteria = [
    sql`(lifted_at IS NOT NULL) = ${lifted}`,
    ...(search.trim() === '' ? [] : [sql`position(lower(${search.trim()}::text) IN lower(address)) > 0`]),
    ...(after === undefined ? [] : [sql`id < ${readCursor(after, 1)[0]}::bigint`]),
  ]
  const { rows } = await sql<
    Answer<Suppression>
  >`SELECT ${shown} FROM suppression WHERE ${sql.join(criteria, sql` AND `)} ORDER BY id DESC LIMIT ${limit + 1}`.execute(work.db)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return { rows: rows.slice(0, limit), next: last === undefined ? null : writeCursor([last.id]) }
}

/** One entry; refuses a number that names none. */
export async function readSuppression(work: Work, id: number): Promise<Answer<Suppression>> {
  const { rows } = await sql<Answer<Suppression>>`SELECT ${shown} FROM suppression WHERE id = ${id}`.execute(work.db)
  const entry = rows[0]
  if (entry === undefined) throw noSuch('suppression', id)
  return entry
}
