import { sql } from 'kysely'
import type { Counts } from '#platform/jobs/job.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { carryOutRun } from './carry-out-run.ts'

/** Carries out every run that waits or was left unfinished, oldest first. Returns how many items had which outcome. */
export async function carryOutRuns(studio: OpenStudio, signal: AbortSignal): Promise<Counts> {
  const runs = await studio.readOnly((work) =>
    work.db.selectFrom('processing_run').select('id').where('state', 'in', ['waiting', 'running']).orderBy('id').execute(),
  )
  const counts: Record<string, number> = {}
  for (const { id } of runs)
    for (const [outcome, count] of Object.entries(await carryOutRun(studio, id, signal))) counts[outcome] = (counts[outcome] ?? 0) + count
  return counts
}

/** So many items at once are long work. */
const many = 300

/** Whether the runs that wait or were left unfinished have many items left. */
export async function hasManyToCarryOut(studio: OpenStudio): Promise<boolean> {
  const { rows } = await studio.readOnly((work) =>
    sql<{ left: number }>`
      SELECT count(*)::int AS left FROM (
        SELECT FROM processing_run r JOIN run_decision d ON d.studio_id = r.studio_id AND d.run_id = r.id
        WHERE r.state IN ('waiting', 'running') AND d.outcome IS NULL LIMIT ${many}) AS first_few`.execute(work.db),
  )
  return (rows[0]?.left ?? 0) >= many
}
