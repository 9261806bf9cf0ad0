import { Worker } from 'node:worker_threads'
import type { EmailChannel } from './email.ts'
import type { EmailMessage } from './email-message.ts'
import type { FromThread, ToThread } from './email-thread.ts'
import type { Outcome } from './outcome.ts'
import type { SmtpSettings } from './smtp-settings.ts'

/** Megabytes: what composing needs, and no more garbage than that beside a program that wants to stay small. */
const limits = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 8 }

/**
 * The way out for a studio's email, in a thread of its own. A thread that ends unasked leaves in doubt what it had in hand, and takes
 * nothing more.
 */
export function openEmailThread(settings: SmtpSettings, start = startThread): Pick<EmailChannel, 'send' | 'close'> {
  const thread = start(settings)
  const waiting = new Map<number, (outcome: Outcome) => void>()
  let last = 0
  let open = true
  let why = 'The program was stopping.'
  const ended = new Promise<void>((resolve) => {
    thread.once('exit', () => {
      open = false
      for (const settle of waiting.values()) settle({ kind: 'in-doubt', reason: `Sending was interrupted, so it may or may not have been delivered. ${why}` })
      waiting.clear()
      resolve()
    })
  })
  thread.on('error', (error) => {
    why = error instanceof Error ? error.message : String(error)
  })
  thread.on('message', ({ place, outcome }: FromThread) => {
    waiting.get(place)?.(outcome)
    waiting.delete(place)
  })

  async function send(message: EmailMessage): Promise<Outcome> {
    if (!open) return { kind: 'later', scope: 'server', reason: why }
    last += 1
    const place = last
    return new Promise((resolve) => {
      waiting.set(place, resolve)
      thread.postMessage({ place, message } satisfies ToThread)
    })
  }

  async function close(grace = 10_000): Promise<void> {
    thread.postMessage({ closeWithin: grace } satisfies ToThread)
    await ended
  }

  return { send, close }
}

function startThread(settings: SmtpSettings): Worker {
  return new Worker(new URL('./email-thread.ts', import.meta.url), { workerData: settings, resourceLimits: limits })
}
