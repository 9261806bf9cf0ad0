import { studioJobs } from '#studio/control-center/jobs.ts'
import { jobActor } from '#studio/staff/actor.ts'
import { openStudio } from '#studio/staff/open-studio.ts'
import type { Answers, Doing, Errands } from './open-beside.ts'

/** Does a run of a job for a studio. */
export async function runErrand({ studioId, job: name, run }: Errands['job'], { opened, signal }: Doing): Promise<Answers['job']> {
  const job = studioJobs.find((one) => one.name === name)
  if (job === undefined) throw new Error(`There is no job “${name}”.`)
  return (await job.run(openStudio({ ...(await opened).gate, studioId, actor: jobActor(name), jobRun: run }), signal)) ?? {}
}
