import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import { setWaiting } from '#studio/matching/set-waiting.ts'
import type { Work } from '#studio/staff/work.ts'
import { undecidedOf } from './automatic/undecided.ts'
import { holdRun } from './hold-run.ts'

export type Before = { stopped: boolean; undoneBefore: boolean }

/**
 * Remembers that a run was undone, once the batch in hand has committed; what of it had not begun is stopped. Returns whether there
 * was something to stop, and whether it had been undone before. Refuses an unknown one.
 */
export async function noteUndone(work: Work, runId: number): Promise<Before> {
  await holdRun(work, runId)
  const { rows } = await sql<{ state: string; undone_at: Date | null; automatic: boolean }>`
    SELECT state, undone_at, actor_kind = 'job' AS automatic FROM processing_run WHERE id = ${runId} FOR UPDATE`.execute(work.db)
  const run = rows[0]
  if (run === undefined) throw new Refusal('not-found', 'no-such-run', `There is no run number ${runId}. It may belong to another studio.`)
  const stopped = run.state !== 'done'
  await sql`
    UPDATE processing_run SET undone_at = coalesce(undone_at, ${work.now}), state = CASE WHEN state = 'done' THEN state ELSE 'stopped' END
    WHERE id = ${runId}`.execute(work.db)
  if (stopped && run.automatic) await setWaiting(work, undecidedOf(runId), { waiting: 'stopped', reason: 'stopped' })
  return { stopped, undoneBefore: run.undone_at !== null }
}
