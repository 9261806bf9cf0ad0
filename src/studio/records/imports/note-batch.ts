import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import type { FileRow } from './row.ts'
import type { Taken } from './taken.ts'

/** Thrown out of a batch whose run was canceled meanwhile, so that the batch is not taken. */
export class Canceled extends Error {}

/** Counts a batch into its run and keeps its wrong cells and the rows they stand in, in the batch's own transaction. */
export async function noteBatch(work: Work, runId: number, { read, taken, rows }: { read: number; taken: Taken; rows: readonly FileRow[] }): Promise<void> {
  const { created, changed, unchanged, refused, wrong } = taken
  const { numAffectedRows } = await sql`
    UPDATE import_run SET rows_read = rows_read + ${read}, created = created + ${created}, changed = changed + ${changed},
      unchanged = unchanged + ${unchanged}, refused = refused + ${refused}, seen_at = clock_timestamp()
    WHERE id = ${runId} AND state = 'running'`.execute(work.db)
  if (numAffectedRows === 0n) throw new Canceled()
  if (wrong.length === 0) return
  await sql`
    INSERT INTO import_refusal (run_id, line, column_name, value, reason)
    SELECT ${runId}, w.line, w.column, w.value, w.reason
    FROM jsonb_to_recordset(${JSON.stringify(wrong)}::jsonb) AS w(line integer, "column" text, value text, reason text)
    ON CONFLICT DO NOTHING`.execute(work.db)
  await sql`
    INSERT INTO import_refused_row (run_id, line, cells)
    SELECT ${runId}, r.line, r.cells FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(line integer, cells jsonb)
    ON CONFLICT DO NOTHING`.execute(work.db)
}
