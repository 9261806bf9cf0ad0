import { sql } from 'kysely'
import { actorColumns } from '#studio/staff/actor.ts'
import type { OpenStudio, Work } from '#studio/staff/work.ts'
import { sourceKey } from './columns.ts'
import type { NewImport } from './contract.ts'
import { keepFile } from './keep-file.ts'
import { type Plan, planImport, refuseUnclear } from './plan-import.ts'
import { refuseTooLong } from './refuse-too-long.ts'
import type { KeptFile } from './survey.ts'

/**
 * Puts a file among those that wait to be read; returns the number of the run. What was said of its columns and dates is remembered for
 * the next file with these headers; `begun` notes more in the same transaction. Refuses a file that cannot be read, lacks a column or rows, or whose
 * dates can be read both ways.
 */
export async function startImport(studio: OpenStudio, given: NewImport, begun?: (work: Work, id: number) => Promise<void>): Promise<number> {
  refuseTooLong(given)
  const file = await keepFile(studio, given)
  return studio.inTransaction(async (work) => {
    const plan = await planImport(work, file, given)
    refuseUnclear(plan, file.survey)
    await closeKilled(work)
    await rememberSource(work, { plan, file, given })
    const id = await waitingRun(work, { plan, file, given })
    await begun?.(work, id)
    return id
  })
}

/** Runs that nobody sees any more were killed; they are taken up again, and closed with a sentence when that was of no use. */
async function closeKilled(work: Work): Promise<void> {
  await sql`
    UPDATE import_run SET state = 'failed', finished_at = ${work.now}::timestamptz,
      error = 'Hotshoe was stopped while it read this file. What it had read is kept; import the file again to take the rest.'
    WHERE state = 'running' AND seen_at < clock_timestamp() - interval '2 minutes' AND (file_id IS NULL OR taken_up >= 2)`.execute(work.db)
}

type Start = { plan: Plan; file: KeptFile; given: NewImport }

async function rememberSource(work: Work, { plan, file, given }: Start): Promise<void> {
  const told = plan.from === 'given' || plan.from === 'file' ? plan.reader.dateOrder : null
  await sql`
    INSERT INTO import_source (subject_kind, headers, columns, date_order, used_at)
    VALUES (${given.kind}, ${sourceKey(file.survey.headers)}, ${JSON.stringify(given.columns ?? {})}::jsonb, ${told}, ${work.now}::timestamptz)
    ON CONFLICT (studio_id, subject_kind, headers) DO UPDATE SET columns = import_source.columns || excluded.columns,
      date_order = coalesce(excluded.date_order, import_source.date_order), used_at = excluded.used_at`.execute(work.db)
}

async function waitingRun(work: Work, { plan, file, given }: Start): Promise<number> {
  const { layout, dateOrder, types } = plan.reader
  const columns = types ?? Object.fromEntries(layout.headers.map((header, place) => [header, [...layout.places].find(([, at]) => at === place)?.[0] ?? '']))
  const { id } = await work.db
    .insertInto('import_run')
    .values({
      ...actorColumns(work.actor),
      subject_kind: given.kind,
      mode: plan.mode,
      file_name: file.name,
      file_id: file.id,
      columns: JSON.stringify(columns),
      headers: JSON.stringify(layout.headers),
      date_order: dateOrder,
      all_or_nothing: given.all_or_nothing ?? false,
      rows_total: file.survey.rows,
      ignored_columns: layout.ignored,
      error: null,
      started_at: work.now,
      finished_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`SELECT pg_notify('hotshoe', current_studio() || ' import')`.execute(work.db)
  return id
}
