import { sql } from 'kysely'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { Answer } from '#platform/http/endpoint.ts'
import type { DateOrder } from '#studio/calendar/date-order.ts'
import { actorOf } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import { readPreferences } from '../read-preferences.ts'
import { noSuch } from '../stale.ts'
import type { ImportMode, ImportRefusal, ImportRun, RefusedRow } from './contract.ts'
import { type ImportedKind, importedKinds } from './imported-kind.ts'

type Page = { after?: string; limit?: number }
type RunPage = Page & { feed?: number }

/** The mode of an upload that does not say: history until a file of the kind has brought something in, then news. */
export async function usualMode(work: Work, kind: ImportedKind): Promise<ImportMode> {
  const before = work.db.selectFrom('import_run').select('id').where('subject_kind', '=', kind).where('state', '=', 'done').where('created', '>', 0)
  return (await before.limit(1).executeTakeFirst()) === undefined ? 'history' : 'news'
}

export async function readDefaults(work: Work): Promise<{ modes: Record<ImportedKind, ImportMode>; date_order: DateOrder }> {
  const { dateOrder } = await readPreferences(work)
  const { rows } = await sql<{ kind: ImportedKind }>`
    SELECT DISTINCT subject_kind AS kind FROM import_run WHERE state = 'done' AND created > 0`.execute(work.db)
  const known = new Set(rows.map(({ kind }) => kind))
  const modes = Object.fromEntries(importedKinds.map((kind) => [kind, known.has(kind) ? 'news' : 'history'])) as Record<ImportedKind, ImportMode>
  return { modes, date_order: dateOrder }
}

function runs(work: Work) {
  // A run that nobody sees any more, and that is not taken up again, was killed: it is shown as what it is before the next run closes it.
  const killed = sql<boolean>`state = 'running' AND seen_at < clock_timestamp() - interval '2 minutes' AND (file_id IS NULL OR taken_up >= 2)`
  const feed = sql<{ id: number; name: string } | null>`(SELECT jsonb_build_object('id', f.id, 'name', f.name) FROM feed f
    WHERE f.studio_id = import_run.studio_id AND f.id = import_run.feed_id)`
  return work.db
    .selectFrom('import_run')
    .selectAll()
    .select([killed.as('killed'), feed.as('feed')])
    .orderBy('id', 'desc')
}

function shown(row: Awaited<ReturnType<ReturnType<typeof runs>['execute']>>[number]): Answer<ImportRun> {
  const {
    id,
    subject_kind,
    mode,
    file_name,
    date_order,
    rows_total,
    rows_read,
    created,
    changed,
    unchanged,
    refused,
    ignored_columns,
    remarks,
    started_at,
    finished_at,
    killed,
    feed,
  } = row
  const error = killed ? 'Hotshoe was stopped while it read this file. What it had read is kept; import the file again to take the rest.' : row.error
  const counts = { rows_total, rows_read, created, changed, unchanged, refused }
  return {
    id,
    kind: subject_kind,
    mode,
    file_name,
    date_order,
    state: killed ? 'failed' : row.state,
    ...counts,
    ignored_columns,
    remarks,
    error,
    actor: actorOf(row),
    started_at,
    finished_at,
    feed,
  }
}

/** Files that were read, newest first. */
export async function listRuns(work: Work, { after, limit = 50, feed }: RunPage): Promise<{ rows: Answer<ImportRun>[]; next: string | null }> {
  const [last] = after === undefined ? [Number.MAX_SAFE_INTEGER] : readCursor(after, 1)
  const before = runs(work).where('id', '<', Number(last))
  const rows = await (feed === undefined ? before : before.where('feed_id', '=', feed)).limit(limit + 1).execute()
  const page = rows.slice(0, limit)
  return { rows: page.map(shown), next: rows.length > limit ? writeCursor([page.at(-1)?.id ?? 0]) : null }
}

export async function readRun(work: Work, id: number): Promise<Answer<ImportRun>> {
  const row = await runs(work).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw noSuch('import', id)
  return shown(row)
}

/** The wrong cells of a run, by line. */
export async function listRefusals(work: Work, id: number, { after, limit = 50 }: Page): Promise<{ rows: ImportRefusal[]; next: string | null }> {
  const [line, column] = after === undefined ? [0, ''] : readCursor(after, 2)
  const { rows } = await sql<ImportRefusal>`
    SELECT line, column_name AS "column", value, reason FROM import_refusal
    WHERE run_id = ${id} AND (line, column_name) > (${line}::int, ${column}::text) ORDER BY line, column_name LIMIT ${limit + 1}`.execute(work.db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, next: rows.length > limit && last !== undefined ? writeCursor([last.line, last.column]) : null }
}

/** The rows of a run that could not be taken, by line, as they stand in the file, each with all its reasons. */
export async function listRefusedRows(
  work: Work,
  id: number,
  { after, limit = 50 }: Page,
): Promise<{ headers: string[]; rows: RefusedRow[]; next: string | null }> {
  const run = await work.db.selectFrom('import_run').select('headers').where('id', '=', id).executeTakeFirst()
  if (run === undefined) throw noSuch('import', id)
  const [last] = after === undefined ? [0] : readCursor(after, 1)
  const { rows } = await sql<RefusedRow>`
    SELECT line, cells, (SELECT coalesce(string_agg(CASE WHEN column_name = '' THEN reason ELSE column_name || ': ' || reason END, ' ' ORDER BY column_name), '')
      FROM import_refusal f WHERE f.studio_id = r.studio_id AND f.run_id = r.run_id AND f.line = r.line) AS reason
    FROM import_refused_row r WHERE run_id = ${id} AND line > ${Number(last)}::int ORDER BY line LIMIT ${limit + 1}`.execute(work.db)
  const page = rows.slice(0, limit)
  return { headers: run.headers, rows: page, next: rows.length > limit ? writeCursor([page.at(-1)?.line ?? 0]) : null }
}
