import { sql } from 'kysely'
import { refusalOf } from '#platform/http/refusal-of.ts'
import type { EndedRun } from '#platform/jobs/job.ts'
import type { OpenStudio, Work } from '#studio/staff/work.ts'

/** At most so many numbers are kept of what a count counts. */
const mostHandled = 10_000

/**
 * Keeps how a run ended, with what it counted. The same trouble again and again is one row that says how often. Keeping it twice, because
 * nobody heard that it worked, leaves one.
 */
export async function keepRun(studio: OpenStudio, ended: EndedRun): Promise<void> {
  const handled = Object.fromEntries(Object.entries(ended.handled).map(([count, ids]) => [count, ids.slice(-mostHandled)]))
  const { error, detail } = toldOf(ended)
  await studio.inTransaction(async (work) => {
    if (await isFolded(work, ended, detail)) return
    await sql`
      INSERT INTO job_run (id, job, started_at, finished_at, run_by, outcome, error, detail, counts, handled)
      VALUES (${ended.id}, ${ended.job}, ${ended.started_at}, now(), ${ended.run_by === null ? null : JSON.stringify(ended.run_by)}::jsonb, ${ended.outcome},
        ${error}, ${detail}, ${JSON.stringify(ended.counts)}::jsonb, ${JSON.stringify(handled)}::jsonb)
      ON CONFLICT (studio_id, id) DO NOTHING`.execute(work.db)
  })
}

/** What failed like the run before it, and what was stopped once more before it did anything, counts in the row that is there. */
async function isFolded(work: Work, ended: EndedRun, detail: string | null): Promise<boolean> {
  if (ended.outcome === 'done' || (ended.outcome === 'failed' && !ended.again)) return false
  const same =
    ended.outcome === 'failed'
      ? sql`detail IS NOT DISTINCT FROM ${detail}`
      : sql`finished_at >= ${ended.started_at} AND NOT EXISTS (SELECT FROM item_event e WHERE e.job_run_id = ${ended.id})`
  const { numAffectedRows } = await sql`
    UPDATE job_run SET times = times + 1, finished_at = now()
    WHERE id = (SELECT max(id) FROM job_run WHERE job = ${ended.job}) AND id <> ${ended.id} AND outcome = ${ended.outcome} AND ${same}`.execute(work.db)
  return (numAffectedRows ?? 0n) > 0n
}

/** For people, and for whoever runs Hotshoe. */
function toldOf({ outcome, error }: EndedRun): { error: string | null; detail: string | null } {
  if (outcome === 'done') return { error: null, detail: null }
  if (outcome === 'stopped') return { error: 'It was stopped in the middle, and taken up again: what it had done stays done.', detail: null }
  const refusal = refusalOf(error, {})
  if (refusal !== null) return { error: refusal.message.slice(0, 1000), detail: null }
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return {
    error: 'Something went wrong in Hotshoe itself. It tries again by itself; if this stays so, tell whoever runs Hotshoe.',
    detail: detail.slice(0, 2000),
  }
}
