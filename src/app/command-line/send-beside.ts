import { type Answers, openBeside } from '#app/beside/open-beside.ts'
import type { Config } from '#app/config.ts'
import type { Actor } from '#studio/staff/actor.ts'

export type Deliveries = Answers['send']
export type Beside = {
  /** Sends what is due, until the signal. Throws refusals. */
  send(signal: AbortSignal): Promise<Deliveries>
  close(): Promise<void>
}

/** Sends from a thread of its own, on the second processor, while this one is busy making messages. */
export function sendBeside({ config, studioId, actor }: { config: Config; studioId: number; actor: Actor }): Beside {
  const { run, close } = openBeside('send', { config, mailbox: false })
  return { send: (signal) => run({ studioId, actor }, signal), close }
}
