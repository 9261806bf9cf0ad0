import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { Errand, Said, Start, Told } from './open-beside.ts'

// The thread that `open-beside.ts` starts: the same database, with connections and a heap of its own.
const { config, mailbox, cache } = workerData as Start
// A thread does not take the cache over from the program. Before every other import.
if (cache !== null) enableCompileCache(cache)
const { openProgram } = await import('#app/open-program.ts')
const { runErrand } = await import('./run-errand.ts')
const { troubleOf } = await import('./told.ts')

const opened = openProgram(config, { hold: false, mailbox })
// Told to whoever asks.
opened.catch(() => undefined)
const underway = new Map<number, AbortController>()

parentPort?.on('message', (said: Said) => {
  if (said === 'close') void close()
  else if (said.errand === 'stop') underway.get(said.id)?.abort()
  else void run(said.id, said.errand, 'stop' in said ? said.stop : null)
})

async function run(id: number, errand: Errand, stop: Int32Array | null): Promise<void> {
  const abort = new AbortController()
  underway.set(id, abort)
  const stopped = {
    get aborted() {
      return abort.signal.aborted || (stop !== null && Atomics.load(stop, 0) === 1)
    },
  }
  const told = await runErrand(opened, errand, { signal: abort.signal, stopped }).then(
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
