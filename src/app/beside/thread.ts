import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { Answers, Doing, Errands, Kind, Said, Start, Told } from './open-beside.ts'

// The thread that `open-beside.ts` starts: the same database, with connections and a heap of its own.
const { config, mailbox, kind, cache } = workerData as Start
// A thread does not take the cache over from the program. Before every other import.
if (cache !== null) enableCompileCache(cache)
const { openProgram } = await import('#app/open-program.ts')
const { troubleOf } = await import('./told.ts')
const { runErrand } = kind === 'send' ? await import('./send-errand.ts') : await import('./job-errand.ts')
// Which of them it is and what it is asked belong together: both were said by the same call of openBeside.
const runAny = runErrand as (errand: Errands[Kind], doing: Doing) => Promise<Answers[Kind]>

const opened = openProgram(config, { hold: false, mailbox })
// Told to whoever asks.
opened.catch(() => undefined)
const underway = new Map<number, AbortController>()

parentPort?.on('message', (said: Said) => {
  if (said === 'close') void close()
  else if (said.errand === 'stop') underway.get(said.id)?.abort()
  else if ('stop' in said) void run(said)
})

async function run({ id, errand, stop }: Extract<Said, { stop: Int32Array }>): Promise<void> {
  const abort = new AbortController()
  underway.set(id, abort)
  const stopped = {
    get aborted() {
      return Atomics.load(stop, 0) === 1
    },
  }
  const told = await runAny(errand, { opened, signal: abort.signal, stopped }).then(
    (answer): Told => ({ id, answer }),
    (error: unknown): Told => ({ id, trouble: troubleOf(error) }),
  )
  underway.delete(id)
  parentPort?.postMessage(told)
}

/** What could not be opened has been told to whoever asked, and needs no closing. */
async function close(): Promise<void> {
  await opened.then((program) => program.close()).catch(() => undefined)
  parentPort?.close()
}
