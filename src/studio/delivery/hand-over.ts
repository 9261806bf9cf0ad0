import { setTimeout as pause } from 'node:timers/promises'
import { onceBack } from '#platform/database/once-back.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import type { Settled } from './begin-and-settle.ts'
import type { Outcome } from './channels/outcome.ts'
import { asOne, type Claimed, partsOf } from './claimed.ts'
import { gatherTurns } from './gather-turns.ts'

export type HandOver = {
  studio: OpenStudio
  lease: string
  connections: number
  /** How long one message may take at most before it counts as in doubt. */
  sendingSeconds: number
  rehearsedTo: string | null
  resendInDoubt: boolean
  /** Never throws: what goes wrong with a message is its outcome. */
  send(message: Claimed): Promise<Outcome>
  /** More to send, or an empty list when there is nothing due. */
  next(): Promise<Claimed[]>
  /** Those of them that may still go, after they have waited here. */
  lookAgain(messages: readonly Claimed[]): Promise<Claimed[]>
  /** Told of every outcome after it was written down. */
  settled(outcome: Outcome, message: Claimed): Promise<void>
}

/** `at`: when it was asked whether it may go, by a clock that never jumps, in milliseconds. */
type Queued = { message: Claimed; at: number }
type Ended = { message: Claimed; outcome: Outcome }

/** When so few are left in hand, the next ones are claimed while these are sent. */
const few = 50

/** Milliseconds after which it is asked again whether a message may go: with a slow mail server a batch is in hand for minutes. */
const trusted = 30_000

/** Milliseconds after which it is looked again for something due, while a slow message keeps the run open. */
const patience = 1000

/**
 * Sends with as many messages under way as there are connections: each has a lane of its own, in which one commit settles the message
 * that ended and marks the one that begins in its place, so never more are marked than there are connections. Returns when nothing is
 * due, or after `stop` once what is under way has ended. A database that goes away is waited for: what was sent meanwhile is not
 * forgotten. What fails ends every lane, each after its message is settled.
 */
export async function handOver(plan: HandOver, stop: () => boolean): Promise<void> {
  const turn = gatherTurns(plan)
  const queue: Queued[] = []
  // A claim that lapsed may be claimed again by this very run: each message is in hand once.
  const inHand = new Set<number>()
  const failures: unknown[] = []
  const claims: { underway: Promise<void> | null; nothingLeft: boolean } = { underway: null, nothingLeft: false }
  let looking: Promise<void> | null = null
  let underway = 0
  const resting = new Set<AbortController>()

  const letGo = (message: Claimed | undefined) => {
    if (message !== undefined) for (const { id } of partsOf(message)) inHand.delete(id)
  }

  const claim = async () => {
    try {
      const at = performance.now()
      const more = await onceBack(plan.next, plan.sendingSeconds)
      for (const message of more) {
        if (partsOf(message).some(({ id }) => inHand.has(id))) continue
        for (const { id } of partsOf(message)) inHand.add(id)
        queue.push({ message, at })
      }
      claims.nothingLeft = more.length === 0
    } catch (error) {
      failures.push(error)
    }
    claims.underway = null
  }

  /** What has waited too long since it was asked is asked again, all of it together. */
  const lookAgain = async () => {
    const at = performance.now()
    const long = queue.filter((queued) => at - queued.at > trusted)
    try {
      const going = new Set(await onceBack(() => plan.lookAgain(long.map(({ message }) => message)), plan.sendingSeconds))
      for (const queued of long) {
        if (going.has(queued.message)) queued.at = at
        else {
          letGo(queued.message)
          queue.splice(queue.indexOf(queued), 1)
        }
      }
    } catch (error) {
      failures.push(error)
    }
    looking = null
  }

  /** Until it is time to look again, or nothing is under way any more. */
  const rest = async () => {
    const woken = new AbortController()
    resting.add(woken)
    await pause(patience, undefined, { signal: woken.signal }).catch(() => undefined)
    resting.delete(woken)
  }

  const next = async (): Promise<Claimed | undefined> => {
    while (!stop() && failures.length === 0) {
      if (queue.length < few && !claims.nothingLeft) claims.underway ??= claim()
      const [first] = queue
      if (first !== undefined && performance.now() - first.at > trusted) {
        looking ??= lookAgain()
        await looking
      } else if (first !== undefined) {
        queue.shift()
        return first.message
      } else if (claims.underway !== null) await claims.underway
      else if (underway === 0) return undefined
      else {
        await rest()
        claims.nothingLeft = underway === 0
      }
    }
    return undefined
  }

  /** Settles what ended, begins the message, and sends it. A message that was taken away meanwhile is left; the others of its email leave without it. */
  const take = async (message: Claimed | undefined, ended: Ended | null): Promise<Ended | null> => {
    const wanted = message === undefined ? [] : partsOf(message)
    const began = await turn({ settled: ended === null ? [] : settledOf(ended), begin: wanted.map(({ id }) => id) })
    letGo(ended?.message)
    const going = began.length === wanted.length ? message : asOne(wanted.filter(({ id }) => began.includes(id)))
    if (going !== message) for (const { id } of wanted) if (!began.includes(id)) inHand.delete(id)
    const outcome = going === undefined ? null : plan.send(going)
    if (ended !== null) await onceBack(() => plan.settled(ended.outcome, ended.message), plan.sendingSeconds).catch((error: unknown) => failures.push(error))
    return going === undefined || outcome === null ? null : { message: going, outcome: await outcome }
  }

  const lane = async () => {
    let ended: Ended | null = null
    for (;;) {
      // What has ended is written down at once, not only when there is something to begin; and trouble before anything else begins.
      if (ended !== null && (queue.length === 0 || ended.outcome.kind !== 'sent')) ended = await take(undefined, ended)
      const message = await next()
      if (message === undefined && ended === null) return
      underway += 1
      ended = await take(message, ended).finally(() => {
        underway -= 1
        if (underway > 0) return
        for (const woken of resting) woken.abort()
      })
    }
  }

  await Promise.all(Array.from({ length: plan.connections }, () => lane().catch((error: unknown) => failures.push(error))))
  await claims.underway
  if (failures.length > 0) throw failures[0]
}

/** What is in one email ends together. */
function settledOf({ message, outcome }: Ended): Settled[] {
  const parts = partsOf(message)
  const attempts = Math.max(...parts.map((part) => part.attempts)) + 1
  return parts.map(({ id }) => ({ id, attempts, outcome }))
}
