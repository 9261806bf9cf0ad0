import { deliveryJobs } from '#studio/delivery/jobs.ts'
import { automaticJobs } from '#studio/processing/automatic/jobs.ts'
import { processingJobs } from '#studio/processing/jobs.ts'
import { feedJobs } from '#studio/records/feeds/jobs.ts'
import { importJobs } from '#studio/records/imports/jobs.ts'
import { defineJob, type StudioJob } from '#studio/staff/job.ts'
import { staffJobs } from '#studio/staff/jobs.ts'
import { forgetOldRuns } from './forget-old-runs.ts'

const controlCenterJobs = [
  defineJob({
    name: 'Forget old job runs',
    says: 'Lets go of the history of jobs that is older than you keep it.',
    everySeconds: 3600,
    hint: null,
    run: async (studio) => ({ counts: { forgotten: await studio.inTransaction((work) => forgetOldRuns(work)) } }),
  }),
]

/** Every job there is, as people read them: what matters most first. */
export const studioJobs: readonly StudioJob[] = [
  ...processingJobs,
  ...automaticJobs,
  ...deliveryJobs,
  ...feedJobs,
  ...importJobs,
  ...staffJobs,
  ...controlCenterJobs,
]
