import { sql } from 'kysely'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { countedEvents } from './counted.ts'

type Query = { count?: string; after?: string; limit?: number }
type Row = {
  id: number
  kind: 'item' | 'message' | 'import'
  number: number
  who: string
  what: string
  became: string
  client_id: number | null
  session_id: number | null
}

const clientName = sql`coalesce(nullif(btrim(c.first_name || ' ' || c.last_name), ''), c.company, '')`

/** What a run counted, in the order in which it was done; without a count, all items that it moved. */
export async function listRunItems(work: Work, id: number, { count, after, limit = 50 }: Query): Promise<{ rows: Row[]; next: string | null }> {
  const run = await work.db.selectFrom('job_run').select(['handled', 'job']).where('id', '=', id).executeTakeFirst()
  if (run === undefined)
    throw new Refusal(
      'not-found',
      'no-such-job-run',
      `There is no run number ${id} in the history of jobs. It may have been let go, or belong to another studio.`,
    )
  const from = after === undefined ? 0 : Number(readCursor(after, 1)[0])
  const handled = count === undefined ? undefined : run.handled[count]
  if (handled !== undefined) return handledRows(work, { ids: handled, files: count === 'files' }, { from, limit })
  const meant = count === undefined ? sql`true` : countedEvents[count]
  if (meant === undefined) return { rows: [], next: null }
  const { rows } = await sql<Row>`
    SELECT e.id, 'item' AS kind, i.id AS number, ${clientName} AS who, t.description AS what, e.to_state AS became, i.client_id, i.session_id
    FROM item_event e JOIN triggered_item i ON i.studio_id = e.studio_id AND i.id = e.item_id
    JOIN trigger t ON t.studio_id = i.studio_id AND t.id = i.trigger_id
    LEFT JOIN client c ON c.studio_id = i.studio_id AND c.id = i.client_id
    WHERE e.job_run_id = ${id} AND e.id > ${from} AND ${meant} ORDER BY e.id LIMIT ${limit + 1}`.execute(work.db)
  return paged(rows, limit)
}

async function handledRows(work: Work, { ids, files }: { ids: readonly number[]; files: boolean }, { from, limit }: { from: number; limit: number }) {
  const wanted = sql`unnest(${[...ids]}::bigint[]) WITH ORDINALITY AS w (number, id)`
  const { rows } = files
    ? await sql<Row>`
      SELECT w.id, 'import' AS kind, w.number, r.file_name AS who, r.subject_kind AS what, r.state AS became, NULL::bigint AS client_id, NULL::bigint AS session_id
      FROM ${wanted} JOIN import_run r ON r.id = w.number WHERE w.id > ${from} ORDER BY w.id LIMIT ${limit + 1}`.execute(work.db)
    : await sql<Row>`
      SELECT w.id, 'message' AS kind, w.number, m.to_name AS who, coalesce(nullif(m.subject, ''), m.description) AS what, coalesce(d.state, 'written') AS became, m.client_id, m.session_id
      FROM ${wanted} JOIN communication m ON m.id = w.number LEFT JOIN dispatch d ON d.studio_id = m.studio_id AND d.communication_id = m.id
      WHERE w.id > ${from} ORDER BY w.id LIMIT ${limit + 1}`.execute(work.db)
  return paged(rows, limit)
}

function paged(rows: readonly Row[], limit: number): { rows: Row[]; next: string | null } {
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return { rows: rows.slice(0, limit), next: last === undefined ? null : writeCursor([last.id]) }
}
