import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { Refused, Start } from './send-beside.ts'

// The thread that `send-beside.ts` starts: the same database and studio, with connections and a heap of its own.
const { config, studioId, actor, cache, stop } = workerData as Start
// A thread does not take the cache over from the program. Before every other import.
if (cache !== null) enableCompileCache(cache)
const { openProgram } = await import('#app/open-program.ts')
const { Refusal } = await import('#platform/refusal.ts')
const { findHindrance } = await import('#studio/delivery/find-hindrance.ts')
const { sendDue } = await import('#studio/delivery/send-due.ts')
const { openStudio } = await import('#studio/staff/open-studio.ts')

const stopped = {
  get aborted() {
    return Atomics.load(stop, 0) === 1
  },
}
const opened = openProgram(config, { hold: false })
// Told to whoever asks.
opened.catch(() => undefined)

parentPort?.on('message', (word: 'send' | 'close') => {
  // What could not be opened has been told to whoever asked, and needs no closing.
  if (word === 'close')
    void opened
      .then((program) => program.close())
      .catch(() => undefined)
      .finally(() => parentPort?.close())
  else void send().then((sent) => parentPort?.postMessage({ sent }), tellRefusal)
})

async function send() {
  const { gate } = await opened
  const studio = openStudio({ ...gate, studioId, actor })
  const sent = await sendDue(studio, stopped)
  return { ...sent, ...(await findHindrance(studio)) }
}

/** A refusal is an object of a class, which does not travel; every other error ends the thread, and the command with it. */
function tellRefusal(error: unknown): void {
  if (!(error instanceof Refusal)) throw error
  const { kind, code, message, problems } = error
  const refused: Refused = { kind, code, message, problems }
  parentPort?.postMessage({ refused })
}
