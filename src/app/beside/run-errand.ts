import type { Program } from '#app/open-program.ts'
import type { Report } from '#platform/jobs/job.ts'
import { studioJobs } from '#studio/control-center/jobs.ts'
import { findHindrance } from '#studio/delivery/find-hindrance.ts'
import { sendDue } from '#studio/delivery/send-due.ts'
import { jobActor } from '#studio/staff/actor.ts'
import { openStudio } from '#studio/staff/open-studio.ts'
import type { Deliveries, Errand } from './open-beside.ts'

/** `stopped` is seen at once, the signal when its turn comes. */
type Stopping = { signal: AbortSignal; stopped: { readonly aborted: boolean } }

/** Does in this thread what it was asked for. Throws what the work throws. */
export async function runErrand(opened: Promise<Program>, errand: Errand, { signal, stopped }: Stopping): Promise<Deliveries | Report> {
  const { gate } = await opened
  if (errand.kind === 'send') {
    const studio = openStudio({ ...gate, studioId: errand.studioId, actor: errand.actor })
    const sent = await sendDue(studio, stopped)
    return { ...sent, ...(await findHindrance(studio)) }
  }
  const job = studioJobs.find(({ name }) => name === errand.job)
  if (job === undefined) throw new Error(`There is no job “${errand.job}”.`)
  return (await job.run(openStudio({ ...gate, studioId: errand.studioId, actor: jobActor(job.name), jobRun: errand.run }), signal)) ?? {}
}
