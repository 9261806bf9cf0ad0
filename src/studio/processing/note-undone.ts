import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'

/** Locks a run and remembers that it was undone; what of it had not begun is stopped. Refuses an unknown one. */
export async function noteUndone(work: Work, runId: number): Promise<void> {
  const { rows } = await sql`
    UPDATE processing_run SET undone_at = coalesce(undone_at, ${work.now}), state = CASE WHEN state IN ('waiting', 'running') THEN 'stopped' ELSE state END
    WHERE id = ${runId} RETURNING id`.execute(work.db)
  if (rows.length === 0) throw new Refusal('not-found', 'no-such-run', `There is no run number ${runId}. It may belong to another studio.`)
}
