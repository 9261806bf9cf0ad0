import { sql } from 'kysely'
import { readConfig } from '#app/config.ts'
import { openProgram } from '#app/open-program.ts'
import { constraints, endpoints } from '#app/wire.ts'
import { openServer } from '#platform/http/open-server.ts'
import type { EndedRun, Job } from '#platform/jobs/job.ts'
import { addJobs } from '#platform/jobs/schedule.ts'
import { startTicker } from '#platform/jobs/ticker.ts'
import { studioJobs } from '#studio/control-center/jobs.ts'
import { keepRun } from '#studio/control-center/keep-run.ts'
import { planRun } from '#studio/control-center/plan-run.ts'
import { jobActor } from '#studio/staff/actor.ts'
import { openStudio } from '#studio/staff/open-studio.ts'
import { studioIds } from '#studio/staff/queries.ts'

/**
 * One of many programs on a database: every endpoint and every job, as `hotshoe serve` has them, without the pages, which would have to be built first. Says where
 * it listens and ends on SIGTERM.
 */
const program = await openProgram(readConfig({}, process.env), { hold: true })
const { database, deployment, url, gate } = program
const tell = (what: string, error: unknown) => console.error(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
await addJobs(database, { studioIds: await studioIds(database), jobs: studioJobs.map(({ name }) => name) })

const server = await openServer({
  endpoints: endpoints(gate),
  constraints,
  publicUrl: deployment.publicUrl,
  bundle: null,
  report: ({ what, error }) => tell(what, error),
  health: async () => void (await sql`SELECT 1`.execute(database)),
})
await server.listen({ host: '127.0.0.1', port: 0 })

const jobs = studioJobs.map(
  (job): Job => ({
    ...job,
    run: (studioId, { id, signal }) => job.run(openStudio({ database, deployment, studioId, actor: jobActor(job.name), jobRun: id }), signal),
  }),
)
const keep = (ended: EndedRun) => keepRun(openStudio({ database, deployment, studioId: ended.studioId, actor: jobActor(ended.job) }), ended)
const ticker = startTicker({ database, url, jobs, plan: planRun, keep, report: ({ what, error }) => tell(what, error) })

process.once('SIGTERM', () => void Promise.all([server.close(), ticker.stop()]).then(() => program.close()))
const listening = server.server.address()
console.log(`http://127.0.0.1:${typeof listening === 'object' && listening !== null ? listening.port : 0}`)
