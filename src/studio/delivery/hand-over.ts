import { onceBack } from '#platform/database/once-back.ts'
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

type Ended = { message: Claimed; outcome: Outcome }

/** While one turn is written down the next one gathers; more at once only cost more. */
const mostTurns = 2

/** When so few are left in hand, the next ones are claimed while these are sent. */
const few = 50

/**
 * Sends with as many messages under way as there are connections. Every turn is one commit that settles what has ended and marks what
 * begins in its place, so never more are marked than there are connections; while it runs the other connections go on, and turns gather
 * several messages each. Returns when nothing is due, or after `stop` once what is under way has ended. A database that goes away is
 * waited for: what was sent meanwhile is not forgotten.
 */
export async function handOver(plan: HandOver, stop: () => boolean): Promise<void> {
  const queue: Claimed[] = []
  const ended: Ended[] = []
  const claims = { underway: false, nothingLeft: false }
  const turns = { underway: 0, places: 0 }
  const failed: unknown[] = []
  let underway = 0
  let wake: () => void = () => undefined

  const start = (message: Claimed) => {
    underway += 1
    void plan.send(message).then((outcome) => {
      underway -= 1
      ended.push({ message, outcome })
      wake()
    })
  }

  const claim = async () => {
    claims.underway = true
    const more = await onceBack(plan.next, plan.sendingSeconds).catch((error: unknown) => void failed.push(error))
    queue.push(...(more ?? []))
    claims.nothingLeft = more?.length === 0
    claims.underway = false
    wake()
  }

  const take = async (begin: readonly Claimed[], settled: readonly Ended[]) => {
    const places = Math.max(begin.length, settled.length)
    turns.underway += 1
    turns.places += places
    try {
      const began = await turn(plan, begin, settled)
      for (const { outcome } of settled) await onceBack(() => plan.settled(outcome), plan.sendingSeconds)
      for (const message of begin) if (began.has(message.id)) start(message)
    } catch (error) {
      failed.push(error)
    }
    turns.underway -= 1
    turns.places -= places
    wake()
  }

  for (;;) {
    const going = !stop() && failed.length === 0
    if (queue.length < few && !claims.underway && !claims.nothingLeft && going) void claim()
    const free = plan.connections - underway - turns.places
    if (turns.underway < mostTurns && (ended.length > 0 || (going && free > 0 && queue.length > 0))) {
      const settled = ended.splice(0)
      void take(going ? queue.splice(0, free) : [], settled)
      continue
    }
    if (underway + turns.underway === 0 && !claims.underway) break
    await new Promise<void>((resolve) => {
      wake = resolve
    })
  }
  if (failed.length > 0) throw failed[0]
}

async function turn(plan: HandOver, begin: readonly Claimed[], ended: readonly Ended[]): Promise<Set<number>> {
  const settled: Settled[] = ended.map(({ message, outcome }) => ({ id: message.id, attempts: message.attempts + 1, outcome }))
  const { studio, lease, sendingSeconds, rehearsedTo, resendInDoubt } = plan
  const wanted = { lease, settled, begin: begin.map((message) => message.id), sendingSeconds, rehearsedTo, resendInDoubt }
  return new Set(await onceBack(() => beginAndSettle(studio, wanted), sendingSeconds))
}
