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
type Way = { plan: HandOver; turn(want: Want): Promise<boolean> }

/** When so few are left in hand, the next ones are claimed while these are sent. */
const few = 50

/**
 * Sends with as many messages under way as there are connections: each has a lane of its own, in which one commit settles the message
 * that ended and marks the one that begins in its place, so never more are marked than there are connections. Returns when nothing is
 * due, or after `stop` once what is under way has ended. A database that goes away is waited for: what was sent meanwhile is not
 * forgotten. What fails in one lane ends them all, each after its message.
 */
export async function handOver(plan: HandOver, stop: () => boolean): Promise<void> {
  const way: Way = { plan, turn: gatheredTurns(plan) }
  const queue: Claimed[] = []
  let claiming: Promise<void> | null = null
  let nothingLeft = false
  let failed = false

  const claim = async () => {
    const more = await onceBack(plan.next, plan.sendingSeconds)
    queue.push(...more)
    nothingLeft = more.length === 0
    claiming = null
  }

  const next = async (): Promise<Claimed | undefined> => {
    while (!stop() && !failed) {
      if (queue.length < few && !nothingLeft) claiming ??= claim()
      const message = queue.shift()
      if (message !== undefined || claiming === null) return message
      await claiming
    }
    return undefined
  }

  const lane = async () => {
    let ended: Ended | null = null
    for (;;) {
      // What has ended is written down at once, and not only when there is something to begin.
      if (ended !== null && queue.length === 0) ended = await take(way, undefined, ended)
      const message = await next()
      if (message === undefined && ended === null) return
      ended = await take(way, message, ended)
    }
  }

  const lanes = Array.from({ length: plan.connections }, () =>
    lane().catch((error: unknown) => {
      failed = true
      throw error
    }),
  )
  for (const result of await Promise.allSettled(lanes)) if (result.status === 'rejected') throw result.reason
}

/** Settles what ended, begins the message, and sends it: what comes back is to be settled. A message that was taken away meanwhile is left. */
async function take({ plan, turn }: Way, message: Claimed | undefined, ended: Ended | null): Promise<Ended | null> {
  const settled = ended === null ? null : { id: ended.message.id, attempts: ended.message.attempts + 1, outcome: ended.outcome }
  const began = await turn({ settled, begin: message?.id ?? null })
  if (ended !== null) await onceBack(() => plan.settled(ended.outcome), plan.sendingSeconds)
  return message !== undefined && began ? { message, outcome: await plan.send(message) } : null
}

/** What a lane wants of a turn, and is told: whether its message may leave. */
type Want = { settled: Settled | null; begin: number | null }
type Waiting = { want: Want; resolve(began: boolean): void; reject(error: unknown): void }

/** While this many turns are written down, what other lanes want gathers for the next: turns are the dearest part of a big run. */
const mostTurns = 1

function gatheredTurns({ studio, lease, sendingSeconds, rehearsedTo, resendInDoubt }: HandOver): (want: Want) => Promise<boolean> {
  let waiting: Waiting[] = []
  let underway = 0
  const run = async (together: readonly Waiting[]) => {
    underway += 1
    const settled = together.flatMap(({ want }) => want.settled ?? [])
    const begin = together.flatMap(({ want }) => want.begin ?? [])
    try {
      const began = new Set(await onceBack(() => beginAndSettle(studio, { lease, settled, begin, sendingSeconds, rehearsedTo, resendInDoubt }), sendingSeconds))
      for (const { want, resolve } of together) resolve(want.begin !== null && began.has(want.begin))
    } catch (error) {
      for (const { reject } of together) reject(error)
    }
    underway -= 1
    go()
  }
  const go = () => {
    if (waiting.length === 0 || underway >= mostTurns) return
    const together = waiting
    waiting = []
    void run(together)
  }
  return (want) =>
    new Promise((resolve, reject) => {
      waiting.push({ want, resolve, reject })
      setImmediate(go)
    })
}
