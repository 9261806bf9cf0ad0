import { type RawBuilder, sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { clientNameSql } from '../clients/client-name.ts'
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

/** What people call a record, as the table `c`. */
const labels: Record<ImportedKind, RawBuilder<unknown>> = {
  client: clientNameSql,
  session: sql`c.number`,
  appointment: sql`coalesce(nullif(c.title, ''), c.on_day::text)`,
  invoice: sql`c.number`,
  vendor: sql`c.name`,
  production_order: sql`c.number`,
  preproduction_order: sql`c.number`,
  task: sql`c.description`,
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
    throw dependent(
      `This import changed ${run.changed} ${importedKindWords[run.subject_kind][run.changed === 1 ? 'one' : 'many']} that ${run.changed === 1 ? 'was' : 'were'} here before, which cannot be taken back.`,
    )
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
  const { rows } = await sql<{ label: string; all: number }>`
    SELECT ${labels[kind]} AS label, count(*) OVER () AS all FROM ${sql.table(kind)} c WHERE id = ANY(${ids}::bigint[]) AND version > 1 ORDER BY id LIMIT 3`.execute(
    work.db,
  )
  const edited = rows[0]?.all ?? 0
  const { many } = importedKindWords[kind]
  if (edited > 0) throw dependent(`${edited} of the ${many} that this import made ${edited === 1 ? 'was' : 'were'} changed since: ${listed(rows)}.`)
}

async function deleteRecords(work: Work, kind: ImportedKind, ids: readonly number[]): Promise<void> {
  const of = sql`subject_kind = ${kind} AND subject_id = ANY(${ids}::bigint[])`
  await sql`SAVEPOINT before_undo`.execute(work.db)
  try {
    await sql`${heads[kind]} WHERE id = ANY(${ids}::bigint[])`.execute(work.db)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === '23503')) throw error
    await sql`ROLLBACK TO SAVEPOINT before_undo`.execute(work.db)
    throw dependent(await standsInTheWay(work, { error, kind, ids }))
  }
  if (kind === 'client') await sql`DELETE FROM client_word WHERE client_id = ANY(${ids}::bigint[])`.execute(work.db)
  await sql`DELETE FROM status_entry WHERE ${of}`.execute(work.db)
  await sql`DELETE FROM record_event WHERE ${of}`.execute(work.db)
  await sql`DELETE FROM record_change WHERE ${of}`.execute(work.db)
  await sql`DELETE FROM imported_row WHERE ${of}`.execute(work.db)
}

type InTheWay = { error: Error & { table?: unknown; constraint?: unknown }; kind: ImportedKind; ids: readonly number[] }

/** What belongs to whom by now, by the foreign key that says so: the database itself does not name rows that a policy guards. */
async function standsInTheWay(work: Work, { error, kind, ids }: InTheWay): Promise<string> {
  const table = typeof error.table === 'string' ? error.table : ''
  const { many } = importedKindWords[kind]
  const { rows: keys } = await sql<{ name: string }>`
    SELECT a.attname AS name FROM pg_constraint k
    JOIN pg_attribute i ON i.attrelid = k.confrelid AND i.attname = 'id'
    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[array_position(k.confkey, i.attnum)]
    WHERE k.contype = 'f' AND k.conname = ${String(error.constraint)} AND k.conrelid = to_regclass(${table})`.execute(work.db)
  const [key] = keys
  const noun = `a ${table.replaceAll('_', ' ') || 'record'}`
  if (key === undefined) return `Something belongs to one of the ${many} that this import made by now: ${noun}.`
  const { rows } = await sql<{ label: string; all: number }>`
    SELECT ${labels[kind]} AS label, count(*) OVER () AS all FROM ${sql.table(kind)} c
    WHERE c.id = ANY(${ids}::bigint[]) AND EXISTS (SELECT FROM ${sql.table(table)} d WHERE d.studio_id = c.studio_id AND d.${sql.ref(key.name)} = c.id)
    ORDER BY c.id LIMIT 3`.execute(work.db)
  return `Something belongs to ${rows[0]?.all ?? 1} of the ${many} that this import made by now, ${noun}: ${listed(rows)}.`
}

/** The first of them by name. */
function listed(rows: readonly { label: string; all: number }[]): string {
  return rows.map(({ label }) => label).join(', ') + ((rows[0]?.all ?? 0) > rows.length ? ' …' : '')
}

function dependent(why: string): Refusal {
  return new Refusal('conflict', 'cannot-undo', `${why} Nothing was taken back.`)
}
