import { setTimeout as pause } from 'node:timers/promises'
import { readConfig } from '#app/config.ts'
import { openProgram } from '#app/open-program.ts'
import { Refusal } from '#platform/refusal.ts'
import { studioJobs } from '#studio/control-center/jobs.ts'
import { startRun } from '#studio/processing/start-run.ts'
import { jobActor } from '#studio/staff/actor.ts'
import { defineJob } from '#studio/staff/job.ts'
import { openStudio } from '#studio/staff/open-studio.ts'
import { studioIds } from '#studio/staff/queries.ts'

/**
 * The program as a worker, to be killed: it does every job of `serve` over and over without waiting for its time, and a person presses
 * Process whenever something is listed. What fails because the database is away is done again, as the ticker does. Ends on SIGTERM.
 */
const person = defineJob({
  name: 'A person',
  says: 'Presses Process.',
  everySeconds: 1,
  hint: null,
  async run(studio) {
    await studio
      .inTransaction((work) => startRun(work, { all: [{ decision: 'process', view: 'active', last_event_id: 1e15 }], burst_confirmed: true }))
      .catch((error: unknown) => {
        if (!(error instanceof Refusal) || error.code !== 'nothing-chosen') throw error
      })
    // Nobody presses fifty times a second: on a busy machine, hundreds of runs over the same items were still open minutes after the last message.
    await pause(200)
  },
})

const stopping = new AbortController()
process.once('SIGTERM', () => stopping.abort())
const program = await openProgram(readConfig({ allowClock: true }, process.env), { hold: true })
const [studioId = 0] = await studioIds(program.database)
console.log('ready')
await Promise.all([...studioJobs, person].map(forEver))
await program.close()

async function forEver(job: (typeof studioJobs)[number]): Promise<void> {
  const studio = openStudio({ ...program, studioId, actor: jobActor(job.name) })
  while (!stopping.signal.aborted) {
    await job.run(studio, stopping.signal).catch((error: unknown) => console.error(job.name, error instanceof Error ? error.message : error))
    // Long enough that what has nothing to do leaves the machine to others.
    await pause(60)
  }
}
