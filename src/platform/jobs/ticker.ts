import type { Database } from '#platform/database/connect.ts'
import { refusalOf } from '#platform/http/refusal-of.ts'
import type { Claim, Job } from './job.ts'
import { listen } from './listen.ts'
import { type Running, runClaim, sentenceOf } from './run-claim.ts'
import { claimDue, hasten } from './schedule.ts'

export type TickerOptions = Pick<Running, 'plan' | 'keep'> & {
  database: Database
  /** Where to listen for hints; null to live by polling alone. */
  url: string | null
  jobs: readonly Job[]
  /** Most runs at once in this process. */
  atOnce?: number
  pollMilliseconds?: number
  /** Told of every run that failed, and of trouble with the schedule itself. */
  report: (trouble: { what: string; error: unknown }) => void
}

export type Ticker = {
  /** Looks for due runs now. */
  wake(): void
  /** Claims nothing any more, asks what runs to stop, and waits for it. */
  stop(): Promise<void>
}

/** Hints that come within these milliseconds are one look. */
const gather = 20

/**
 * Runs due jobs in this process until it is stopped. Any number of processes may do so against one database. A run that fails
 * leaves its error in its row and comes again; nothing here ends the process.
 */
export function startTicker({ database, url, jobs, atOnce = 4, pollMilliseconds = 1000, plan, keep, report }: TickerOptions): Ticker {
  const running = new Map<Claim, { ended: Promise<void>; abort: AbortController }>()
  let stopped = false
  let signal = Promise.withResolvers<void>()
  const wake = () => signal.resolve()
  const hints = new Map<number, Set<string>>()
  let trouble = ''
  const listener = url === null ? null : listen({ url, heard: ({ studioId, word }) => note(studioId, word) })

  function note(studioId: number, word: string): void {
    const names = jobs.filter(({ hint }) => hint === word).map(({ name }) => name)
    if (names.length === 0) return
    if (hints.size === 0) setTimeout(() => void takeHints(), gather)
    hints.set(studioId, new Set([...(hints.get(studioId) ?? []), ...names]))
  }

  async function takeHints(): Promise<void> {
    const taken = [...hints]
    hints.clear()
    for (const [studioId, names] of taken) await hasten(database, { studioId, jobs: [...names] }).catch(() => undefined)
    wake()
  }

  async function look(): Promise<void> {
    const room = atOnce - running.size
    if (room <= 0) return
    const claims = await claimDue(database, jobs, room)
    for (const claim of claims) start(claim)
  }

  function start(claim: Claim): void {
    const abort = new AbortController()
    const ended = run(claim, abort).finally(() => {
      running.delete(claim)
      wake()
    })
    running.set(claim, { ended, abort })
  }

  async function run(claim: Claim, abort: AbortController): Promise<void> {
    const job = jobs.find(({ name }) => name === claim.job)
    if (job !== undefined) await runClaim(claim, { job, abort, running: { reach: (act) => act(database), plan, keep, tell, stopped: () => stopped } })
  }

  function tell(what: string, error: unknown): void {
    report({ what, error: refusalOf(error, {}) ?? error })
  }

  /** Once, and not every second until the database is back. */
  function tellTrouble(error: unknown): void {
    const sentence = error === null ? '' : sentenceOf(error)
    if (sentence !== '' && sentence !== trouble) tell('looking for due jobs', error)
    trouble = sentence
  }

  async function tick(): Promise<void> {
    while (!stopped) {
      signal = Promise.withResolvers<void>()
      await look().then(() => tellTrouble(null), tellTrouble)
      if (stopped) break
      const timer = setTimeout(wake, pollMilliseconds)
      await signal.promise
      clearTimeout(timer)
    }
  }

  const ticking = tick()
  return {
    wake,
    stop: async () => {
      stopped = true
      wake()
      await listener?.stop()
      await ticking
      for (const { abort } of running.values()) abort.abort(new Error('Hotshoe is stopping.'))
      await Promise.all([...running.values()].map(({ ended }) => ended))
    },
  }
}
