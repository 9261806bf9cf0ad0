import type { OpenStudio } from '#studio/staff/work.ts'
import { carryOutRun } from './carry-out-run.ts'

/** Carries out every run that waits or was left unfinished, oldest first. */
export async function carryOutRuns(studio: OpenStudio, signal: AbortSignal): Promise<void> {
  const runs = await studio.readOnly((work) =>
    work.db.selectFrom('processing_run').select('id').where('state', 'in', ['waiting', 'running']).orderBy('id').execute(),
  )
  for (const { id } of runs) await carryOutRun(studio, id, signal)
}
