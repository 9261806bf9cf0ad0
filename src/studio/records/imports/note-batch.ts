import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import type { Taken } from './taken.ts'

/** Counts a batch into its run and keeps its wrong cells, in the batch's own transaction. */
export async function noteBatch(work: Work, runId: number, { read, taken }: { read: number; taken: Taken }): Promise<void> {
  const { created, changed, unchanged, refused, wrong } = taken
  await sql`
    UPDATE import_run SET rows_read = rows_read + ${read}, created = created + ${created}, changed = changed + ${changed},
      unchanged = unchanged + ${unchanged}, refused = refused + ${refused}, seen_at = clock_timestamp()
    WHERE id = ${runId}`.execute(work.db)
  if (wrong.length === 0) return
  await sql`
    INSERT INTO import_refusal (run_id, line, column_name, value, reason)
    SELECT ${runId}, w.line, w.column, w.value, w.reason
    FROM jsonb_to_recordset(${JSON.stringify(wrong)}::jsonb) AS w(line integer, "column" text, value text, reason text)
    ON CONFLICT DO NOTHING`.execute(work.db)
}
