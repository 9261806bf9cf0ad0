import { askFor } from '#platform/jobs/steering.ts'
import { openRoute, route } from '#studio/staff/route.ts'
import { changeJob } from './change-job.ts'
import * as contracts from './contract.ts'
import { listRunItems } from './list-run-items.ts'
import { jobCalled, listJobRuns, listJobs, readJob, readJobRun, readJobWarnings } from './queries.ts'
import { runJob } from './run-job.ts'
import { setKeepDays } from './set-keep-days.ts'

export const controlCenterRoutes = [
  route(contracts.listJobs, listJobs),
  route(contracts.readJobWarnings, readJobWarnings),
  route(contracts.scheduleJob, async (work, { params, body }) => {
    await changeJob(work, jobCalled(params.job), body)
    return readJob(work, jobCalled(params.job))
  }),
  openRoute(contracts.runJob, async (studio, { params, body }, signal) => {
    const job = jobCalled(params.job)
    const ran = body.wait === true ? await runJob(studio, job, signal) : null
    if (body.wait !== true) await studio.inTransaction(({ db, actor }) => askFor(db, { studioId: studio.id, job: job.name, by: { ...actor } }))
    return studio.readOnly(async (work) => ({ job: await readJob(work, job), run: ran === null ? null : await readJobRun(work, ran) }))
  }),
  route(contracts.listJobRuns, (work, { params, query }) => listJobRuns(work, jobCalled(params.job), query)),
  route(contracts.listJobRunItems, (work, { params, query }) => listRunItems(work, params.id, query)),
  route(contracts.keepJobHistory, (work, { body }) => setKeepDays(work, body.keep_days)),
]
