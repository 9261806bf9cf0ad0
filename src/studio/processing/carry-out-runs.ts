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
