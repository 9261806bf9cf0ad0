import { getCompileCacheDir } from 'node:module'
import { Worker } from 'node:worker_threads'
import type { Config } from '#app/config.ts'
import type { Program } from '#app/open-program.ts'
import type { Output } from '#platform/http/contract.ts'
import type { Report } from '#platform/jobs/job.ts'
import type { sendNow } from '#studio/delivery/contract.ts'
import type { Actor } from '#studio/staff/actor.ts'
import { errorOf, type Trouble } from './told.ts'

/** What a thread may be there for, what it is asked, and what comes of it. Each kind loads only what it needs. */
export type Errands = { send: { studioId: number; actor: Actor }; job: { studioId: number; job: string; run: number } }
export type Answers = { send: Output<typeof sendNow>; job: Report }
export type Kind = keyof Errands

/** What the thread has for an errand. `stopped` is seen at once, the signal when its turn comes. */
export type Doing = { opened: Promise<Program>; signal: AbortSignal; stopped: { readonly aborted: boolean } }

export type Beside<K extends Kind> = {
  /** Does it until the signal. Throws what was thrown there. */
  run(errand: Errands[K], signal: AbortSignal): Promise<Answers[K]>
  /** It has died, and does nothing any more. */
  isOver(): boolean
  close(): Promise<void>
}

/** What the thread is given, and what it is told and tells. `stop` is memory of both: seen at once, where a message would wait its turn. */
export type Place = { config: Config; mailbox: boolean }
export type Start = Place & { kind: Kind; cache: string | null }
export type Said = { id: number; errand: Errands[Kind]; stop: Int32Array } | { id: number; errand: 'stop' } | 'close'
export type Told = { id: number; answer: Answers[Kind] } | { id: number; trouble: Trouble }

type Waiting<K extends Kind> = { resolve(answer: Answers[K]): void; reject(error: Error): void }

/**
 * A thread that works on the second processor, while this one is busy with something else or answers people. It works like any other program: the
 * two share nothing but the database, and one that dies leaves what it had to the next.
 */
export function openBeside<K extends Kind>(kind: K, place: Place): Beside<K> {
  const start: Start = { ...place, kind, cache: getCompileCacheDir() ?? null }
  const thread = new Worker(new URL('./thread.ts', import.meta.url), { workerData: start })
  const waiting = new Map<number, Waiting<K>>()
  let last = 0
  let over: Error | null = null
  const ended = new Promise<void>((resolve) => {
    thread.once('exit', () => resolve(end(new Error('The thread beside has ended.'))))
  })
  thread.once('error', end)
  thread.on('message', (told: Told) => {
    const who = waiting.get(told.id)
    waiting.delete(told.id)
    if ('trouble' in told) who?.reject(errorOf(told.trouble))
    else who?.resolve(told.answer as Answers[K])
  })

  function end(error: Error): void {
    over ??= error
    for (const { reject } of waiting.values()) reject(over)
    waiting.clear()
  }

  const say = (said: Said) => thread.postMessage(said)

  async function run(errand: Errands[K], signal: AbortSignal): Promise<Answers[K]> {
    if (over !== null) throw over
    const stop = new Int32Array(new SharedArrayBuffer(4))
    const id = (last += 1)
    const told = new Promise<Answers[K]>((resolve, reject) => waiting.set(id, { resolve, reject }))
    say({ id, errand, stop })
    const tell = () => {
      Atomics.store(stop, 0, 1)
      say({ id, errand: 'stop' })
    }
    if (signal.aborted) tell()
    signal.addEventListener('abort', tell)
    return told.finally(() => signal.removeEventListener('abort', tell))
  }

  async function close(): Promise<void> {
    if (over === null) say('close')
    await ended
  }

  return { run, isOver: () => over !== null, close }
}
