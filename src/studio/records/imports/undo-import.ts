import { type RawBuilder, sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { noSuch } from '../stale.ts'
import { type ImportedKind, importedKindWords } from './imported-kind.ts'

/** With their names written out, so that it can be searched who deletes from a table. */
const heads: Record<ImportedKind, RawBuilder<unknown>> = {
  client: sql`DELETE FROM client`,
  session: sql`DELETE FROM session`,
  appointment: sql`DELETE FROM appointment`,
  invoice: sql`DELETE FROM invoice`,
  vendor: sql`DELETE FROM vendor`,
  production_order: sql`DELETE FROM production_order`,
  preproduction_order: sql`DELETE FROM preproduction_order`,
  task: sql`DELETE FROM task`,
}

/**
 * Takes an import back: the records that it made go, with their history, as if it had never been. Statuses, types and members that it added stay.
 * Refuses one that changed records which were here before, and one on whose records anything depends: somebody changed one, or sessions,
 * tasks, messages, triggered items or the like belong to one.
 */
export async function undoImport(work: Work, id: number): Promise<void> {
  const run = await work.db.selectFrom('import_run').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (run === undefined) throw noSuch('import', id)
  if (run.state === 'undone') return
  if (run.state === 'waiting' || run.state === 'running') throw dependent('The file is being read. Stop the reading first.')
  if (run.changed > 0)
    throw dependent(`This import changed ${run.changed} ${importedKindWords[run.subject_kind].many} that were here before, which cannot be taken back.`)
  const { rows } = await sql<{
    id: number
  }>`SELECT subject_id AS id FROM imported_row WHERE made_by_run = ${id} AND subject_kind = ${run.subject_kind}`.execute(work.db)
  if (rows.length === 0) throw dependent('This import made nothing that is still here.')
  const ids = rows.map((row) => row.id)
  await refuseEdited(work, run.subject_kind, ids)
  await deleteRecords(work, run.subject_kind, ids)
  await work.db.updateTable('import_run').set({ state: 'undone' }).where('id', '=', id).execute()
}

async function refuseEdited(work: Work, kind: ImportedKind, ids: readonly number[]): Promise<void> {
  const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM ${sql.table(kind)} WHERE id = ANY(${ids}::bigint[]) AND version > 1`.execute(work.db)
  const edited = rows[0]?.n ?? 0
  if (edited > 0) throw dependent(`${edited} of the ${importedKindWords[kind].many} that this import made were changed since.`)
}

async function deleteRecords(work: Work, kind: ImportedKind, ids: readonly number[]): Promise<void> {
  const of = sql`subject_kind = ${kind} AND subject_id = ANY(${ids}::bigint[])`
  try {
    await sql`${heads[kind]} WHERE id = ANY(${ids}::bigint[])`.execute(work.db)
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === '23503' ? dependent(standsInTheWay(error, importedKindWords[kind].many)) : error
  }
  if (kind === 'client') await sql`DELETE FROM client_word WHERE client_id = ANY(${ids}::bigint[])`.execute(work.db)
  await sql`DELETE FROM status_entry WHERE ${of}`.execute(work.db)
  await sql`DELETE FROM record_event WHERE ${of}`.execute(work.db)
  await sql`DELETE FROM record_change WHERE ${of}`.execute(work.db)
  await sql`DELETE FROM imported_row WHERE ${of}`.execute(work.db)
}

function standsInTheWay(error: Error, nouns: string): string {
  const table = 'table' in error && typeof error.table === 'string' ? error.table.replaceAll('_', ' ') : 'record'
  return `Something belongs to one of the ${nouns} that this import made by now: a ${table}.`
}

function dependent(why: string): Refusal {
  return new Refusal('conflict', 'cannot-undo', `${why} Nothing was taken back.`)
}
