import { getCompileCacheDir } from 'node:module'
import { Worker } from 'node:worker_threads'
import type { Config } from '#app/config.ts'
import type { Output } from '#platform/http/contract.ts'
import { Refusal } from '#platform/refusal.ts'
import type { sendNow } from '#studio/delivery/contract.ts'
import type { Actor } from '#studio/staff/actor.ts'

export type Deliveries = Output<typeof sendNow>
export type Beside = {
  /** Sends what is due, until the signal. Throws refusals. */
  send(signal: AbortSignal): Promise<Deliveries>
  close(): Promise<void>
}

/** What the thread is given, and what it tells: its answer, or a refusal without its class. */
export type Start = { config: Config; studioId: number; actor: Actor; cache: string | null; stop: Int32Array }
export type Refused = Pick<Refusal, 'kind' | 'code' | 'message' | 'problems'>
type Told = { sent: Deliveries } | { refused: Refused }

/**
 * Sends from a thread of its own, on the second processor, while this one is busy making messages. It is a sender like any other: the
 * two share nothing but the database.
 */
export function sendBeside(place: Omit<Start, 'cache' | 'stop'>): Beside {
  // Memory of both: seen at once, where a message would wait its turn behind what the mail server says.
  const stop = new Int32Array(new SharedArrayBuffer(4))
  const start: Start = { ...place, cache: getCompileCacheDir() ?? null, stop }
  const thread = new Worker(new URL('./sending-thread.ts', import.meta.url), { workerData: start })
  const over = new Promise<never>((_, reject) => {
    thread.once('error', reject).once('exit', () => reject(new Error('The sending thread has ended.')))
  })
  over.catch(() => undefined)

  async function send(signal: AbortSignal): Promise<Deliveries> {
    const tell = () => Atomics.store(stop, 0, 1)
    if (signal.aborted) tell()
    signal.addEventListener('abort', tell)
    const told = new Promise<Told>((resolve) => thread.once('message', resolve))
    thread.postMessage('send')
    const answer = await Promise.race([told, over]).finally(() => signal.removeEventListener('abort', tell))
    if ('sent' in answer) return answer.sent
    throw new Refusal(answer.refused.kind, answer.refused.code, answer.refused)
  }

  async function close(): Promise<void> {
    thread.postMessage('close')
    await over.catch(() => undefined)
  }

  return { send, close }
}
