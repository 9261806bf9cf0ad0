import { sql } from 'kysely'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { Answer } from '#platform/http/endpoint.ts'
import { type ActorColumns, actorOf } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import type { TimelineRow } from './contract.ts'
import { moments, type Scope } from './moments.ts'

type Row = ActorColumns & Omit<Answer<TimelineRow>, 'actor'> & { at: Date; key: string }

/** Everything that happened within a scope, newest first, a page at a time. */
export async function findMoments(
  work: Work,
  scope: Scope,
  page: { after?: string; limit?: number },
): Promise<{ rows: Answer<TimelineRow>[]; next: string | null }> {
  const { after, limit = 50 } = page
  const [key, kind, number] = after === undefined ? ['infinity', 'z', 0] : readCursor(after, 3)
  const { rows } = await sql<Row>`
    SELECT h.*, h.at::text AS key FROM (${sql.join(moments(scope), sql` UNION ALL `)}) h
    WHERE (h.at, h.kind, h.id) < (${key}::timestamptz, ${kind}::text, ${number}::bigint)
    ORDER BY h.at DESC, h.kind DESC, h.id DESC LIMIT ${limit + 1}`.execute(work.db)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    rows: rows
      .slice(0, limit)
      .map(({ kind, id, at, title, detail, record_id, item_id, ...row }) => ({ kind, id, at, actor: actorOf(row), title, detail, record_id, item_id })),
    next: last === undefined ? null : writeCursor([last.key, last.kind, last.id]),
  }
}
