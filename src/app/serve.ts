import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { type Workbench, workBeside } from '#app/beside/work-beside.ts'
import type { Bug } from '#platform/http/answer-error.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import { openServer } from '#platform/http/open-server.ts'
import type { EndedRun, Job } from '#platform/jobs/job.ts'
import { addJobs } from '#platform/jobs/schedule.ts'
import { startTicker, type Ticker } from '#platform/jobs/ticker.ts'
import { Refusal } from '#platform/refusal.ts'
import { studioJobs } from '#studio/control-center/jobs.ts'
import { keepRun } from '#studio/control-center/keep-run.ts'
import { planRun } from '#studio/control-center/plan-run.ts'
import type { Gate } from '#studio/staff/accounts/gate.ts'
import { jobActor } from '#studio/staff/actor.ts'
import { openStudio } from '#studio/staff/open-studio.ts'
import { studioIds } from '#studio/staff/queries.ts'
import { buildWebBundle } from './build-web-bundle.ts'
import type { Config } from './config.ts'
import { findPort, listenRefusal } from './find-port.ts'
import { openProgram, type Program } from './open-program.ts'
import { constraints, endpoints, pages } from './wire.ts'

export type Serving = {
  program: Program
  /** Where the web app is; null for a worker alone. */
  address: string | null
  stop(): Promise<void>
}

/**
 * Starts what the role asks for, web and worker in one process by default. `prepare` is given the open program before anything
 * listens or runs: the first start makes its studio there. `mailboxEndpoints`: the demo's mailbox.
 */
export async function serve(
  asked: Config,
  prepare: (program: Program) => Promise<void> = async () => undefined,
  mailboxEndpoints: ((gate: Gate) => Endpoint[]) | null = null,
): Promise<Serving> {
  // Before anything is made: a server that cannot listen has nothing to begin.
  const config = { ...asked, port: asked.role === 'worker' && asked.port !== 0 ? asked.port : await findPort(asked) }
  const program = await openProgram(config, { hold: true, mailbox: mailboxEndpoints !== null })
  let web: FastifyInstance | null = null
  let ticker: Ticker | null = null
  // A worker alone keeps nobody waiting.
  const bench = config.role === 'worker' ? null : workBeside({ config, mailbox: mailboxEndpoints !== null })
  const stop = async () => {
    await Promise.all([web?.close(), ticker?.stop()])
    await bench?.close()
    await program.close()
  }
  try {
    await prepare(program)
    await addJobs(program.database, { studioIds: await studioIds(program.database), jobs: studioJobs.map(({ name }) => name) })
    web = config.role === 'worker' ? null : await startWeb(program, mailboxEndpoints?.(program.gate) ?? [])
    ticker = config.role === 'web' ? null : startWorker(program, bench)
  } catch (error) {
    await stop()
    throw error
  }
  return { program, address: web === null ? null : program.address, stop }
}

/** Serves until the process is told to end, then lets open work finish. A second signal ends it at once. */
export async function untilStopped(serving: Serving): Promise<void> {
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
  process.once('SIGINT', () => process.exit(130))
  process.once('SIGTERM', () => process.exit(143))
  await serving.stop()
}

async function startWeb(program: Program, more: readonly Endpoint[]): Promise<FastifyInstance> {
  const { config, address, gate, database } = program
  const server = await openServer({
    endpoints: [...endpoints(gate), ...more],
    pages: pages(gate),
    constraints,
    publicUrl: address,
    bundle: await buildWebBundle(),
    proxies: config.proxies,
    report,
    health: async () => void (await sql`SELECT 1`.execute(database)),
  })
  try {
    await server.listen({ host: config.host, port: config.port })
  } catch (error) {
    await server.close()
    throw listenRefusal(error, config)
  }
  // The first person to sign in should not wait for it.
  void gate.signIn()
  return server
}

function startWorker({ database, deployment, url }: Program, bench: Workbench | null): Ticker {
  const jobs = studioJobs.map(
    (job): Job => ({
      ...job,
      run: async (studioId, { id, signal }) => {
        const studio = openStudio({ database, deployment, studioId, actor: jobActor(job.name), jobRun: id })
        const beside = bench?.isUsable() === true && (await job.isLong?.(studio)) === true
        return beside ? bench.run({ studioId, job: job.name, run: id }, signal) : job.run(studio, signal)
      },
    }),
  )
  const keep = (ended: EndedRun) => keepRun(openStudio({ database, deployment, studioId: ended.studioId, actor: jobActor(ended.job) }), ended)
  return startTicker({ database, url, jobs, plan: planRun, keep, report: ({ what, error }) => report({ id: '', what, error }) })
}

function report({ id, what, error }: Bug): void {
  const told = error instanceof Refusal ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)
  console.error(`${new Date().toISOString()} ${id === '' ? '' : `${id} `}${what}: ${told}`)
}
