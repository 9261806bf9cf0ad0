import { sql } from 'kysely'
import { actorColumns } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import { oneLine } from '../written-text.ts'
import type { Layout } from './columns.ts'
import type { NewImport } from './contract.ts'
import { keepFile } from './keep-file.ts'
import { readerFor } from './reader-for.ts'
import type { Run } from './taken.ts'

/** Writes down that a file is being read. Runs that nobody sees any more were killed; they are closed with a sentence. */
export async function beginRun(work: Work, given: NewImport, layout: Layout): Promise<Run & { id: number }> {
  await sql`
    UPDATE import_run SET state = 'failed', finished_at = ${work.now}::timestamptz,
      error = 'Hotshoe was stopped while it read this file. What it had read is kept; import the file again to take the rest.'
    WHERE state = 'running' AND seen_at < clock_timestamp() - interval '2 minutes'`.execute(work.db)
  const { mode, reader } = await readerFor(work, given, layout)
  const file_sha256 = await keepFile(work, given.content, 'text/csv')
  const { id } = await work.db
    .insertInto('import_run')
    .values({
      ...actorColumns(work.actor),
      subject_kind: given.kind,
      mode,
      file_name: oneLine(given.file_name),
      file_sha256,
      date_order: reader.dateOrder,
      ignored_columns: layout.ignored,
      error: null,
      started_at: work.now,
      finished_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, mode, reader }
}
