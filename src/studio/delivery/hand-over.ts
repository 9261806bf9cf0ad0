import type { OpenStudio } from '#studio/staff/work.ts'
import { beginAndSettle, type Settled } from './begin-and-settle.ts'
import type { Outcome } from './channels/outcome.ts'
import type { Claimed } from './claim-batch.ts'

export type HandOver = {
  studio: OpenStudio
  lease: string
  connections: number
  /** How long one message may take at most before it counts as in doubt. */
  sendingSeconds: number
  rehearsedTo: string | null
  resendInDoubt: boolean
  send(message: Claimed): Promise<Outcome>
  /** More to send, or an empty list when there is nothing due. */
  next(): Promise<Claimed[]>
  /** Told of every outcome after it was written down. */
  settled(outcome: Outcome): Promise<void>
}

/**
 * Sends with as many messages under way as there are connections. Every turn is one commit that settles what has ended and marks what
 * begins; while it runs the other connections go on, so turns gather several messages each. Returns when nothing is due, or after
 * `stop` once what is under way has ended.
 */
export async function handOver(plan: HandOver, stop: () => boolean): Promise<void> {
  const queue: Claimed[] = []
  const ended: { message: Claimed; outcome: Outcome }[] = []
  let underway = 0
  let exhausted = false
  let wake: () => void = () => undefined

  const start = (message: Claimed) => {
    underway += 1
    void plan.send(message).then((outcome) => {
      underway -= 1
      ended.push({ message, outcome })
      wake()
    })
  }

  for (;;) {
    if (queue.length === 0 && !exhausted && !stop()) {
      queue.push(...(await plan.next()))
      exhausted = queue.length === 0
    }
    const begin = stop() ? [] : queue.splice(0, plan.connections - underway)
    const settled = ended.splice(0)
    if (begin.length === 0 && settled.length === 0) {
      if (underway === 0) return
      await new Promise<void>((resolve) => {
        wake = resolve
        if (ended.length > 0) resolve()
      })
      continue
    }
    const began = await turn(plan, begin, settled)
    for (const message of begin) if (began.has(message.id)) start(message)
    for (const { outcome } of settled) if (outcome.kind !== 'sent') await plan.settled(outcome)
  }
}

async function turn(plan: HandOver, begin: readonly Claimed[], ended: readonly { message: Claimed; outcome: Outcome }[]): Promise<Set<number>> {
  const settled: Settled[] = ended.map(({ message, outcome }) => ({ id: message.id, attempts: message.attempts + 1, outcome }))
  const { lease, sendingSeconds, rehearsedTo, resendInDoubt } = plan
  const began = await plan.studio.inTransaction((work) =>
    beginAndSettle(work, { lease, settled, begin: begin.map((message) => message.id), sendingSeconds, rehearsedTo, resendInDoubt }),
  )
  return new Set(began)
}
