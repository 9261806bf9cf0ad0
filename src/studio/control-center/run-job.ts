import { runClaim } from '#platform/jobs/run-claim.ts'
import { claimNow } from '#platform/jobs/schedule.ts'
import { askFor } from '#platform/jobs/steering.ts'
import type { StudioJob } from '#studio/staff/job.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { keepRun } from './keep-run.ts'
import { planRun } from './plan-run.ts'

/**
 * Runs a job here and now because a person asks, and returns the number of the run when it has ended; null when a worker has the job in hand,
 * which then does it once more. A job that is switched off runs too. `signal`: nobody waits any more; what is in hand is finished.
 */
export async function runJob(studio: OpenStudio, job: StudioJob, signal?: AbortSignal): Promise<number | null> {
  const claim = await studio.inTransaction(async ({ db, actor }) => {
    await askFor(db, { studioId: studio.id, job: job.name, by: { ...actor } })
    return claimNow(db, { studioId: studio.id, job })
  })
  if (claim === null) return null
  const abort = new AbortController()
  const stop = () => abort.abort(new Error('Nobody waits for it any more.'))
  signal?.addEventListener('abort', stop)
  if (signal?.aborted === true) stop()
  try {
    await runClaim(claim, {
      job: { ...job, run: (_, run) => job.run(studio.inJobRun({ id: run.id, job: job.name }), run.signal) },
      abort,
      running: {
        reach: (act) => studio.inTransaction(({ db }) => act(db)),
        plan: planRun,
        keep: (ended) => keepRun(studio, ended),
        // The history tells it.
        tell: () => undefined,
        stopped: () => abort.signal.aborted,
      },
    })
  } finally {
    signal?.removeEventListener('abort', stop)
  }
  return claim.run
}
