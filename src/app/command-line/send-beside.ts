import { type Deliveries, openBeside, type Start } from '#app/beside/open-beside.ts'
import type { Actor } from '#studio/staff/actor.ts'

export type { Deliveries }
export type Beside = {
  /** Sends what is due, until the signal. Throws refusals. */
  send(signal: AbortSignal): Promise<Deliveries>
  close(): Promise<void>
}

/** Sends from a thread of its own, on the second processor, while this one is busy making messages. */
export function sendBeside({ config, studioId, actor }: Pick<Start, 'config'> & { studioId: number; actor: Actor }): Beside {
  const { run, close } = openBeside({ config, mailbox: false })
  return { send: (signal) => run({ kind: 'send', studioId, actor }, signal), close }
}
