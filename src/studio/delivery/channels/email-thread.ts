import { parentPort, workerData } from 'node:worker_threads'
import { openEmailChannel } from './email.ts'
import type { EmailMessage } from './email-message.ts'
import type { Outcome } from './outcome.ts'
import type { SmtpSettings } from './smtp-settings.ts'

/** What a thread is told: one message, or to close and end. */
export type ToThread = { place: number; message: EmailMessage } | { closeWithin: number }

/** How the message of that place ended. */
export type FromThread = { place: number; outcome: Outcome }

/**
 * The other side of `open-email-thread.ts`, in a thread of its own: composing and handing over a message is most of the work of sending,
 * and must take no time away from people's requests.
 */
const settings: SmtpSettings = workerData
const channel = openEmailChannel(settings)

const answers = new Set<Promise<void>>()

parentPort?.on('message', (told: ToThread) => {
  if ('closeWithin' in told) return void close(told.closeWithin)
  const answer = sent(told.message).then((outcome) => parentPort?.postMessage({ place: told.place, outcome } satisfies FromThread))
  answers.add(answer)
  void answer.then(() => answers.delete(answer))
})

/** What breaks on one message must not end the thread, and with it the others that are under way. */
async function sent(message: EmailMessage): Promise<Outcome> {
  return channel.send(message).catch((error: unknown) => ({ kind: 'in-doubt', reason: error instanceof Error ? error.message : String(error) }))
}

/** Every answer is given before the thread ends: an outcome that is not told would be a doubt. */
async function close(grace: number): Promise<void> {
  await channel.close(grace)
  await Promise.all(answers)
  parentPort?.close()
}
