import { setTimeout as pause } from 'node:timers/promises'
import type { QueryExecutorProvider } from 'kysely'
import { refusalOf } from '#platform/http/refusal-of.ts'
import type { Claim, EndedRun, Job, Plan, Report } from './job.ts'
import { giveBack, leaseSeconds, renew, settle } from './schedule.ts'

/** What a run needs besides its job. */
export type Running = {
  /** Lets a statement reach the database, now or when it is back. */
  reach<T>(act: (database: QueryExecutorProvider) => Promise<T>): Promise<T>
  /** What the studio's own schedule says of it; left out: it is due whenever it is claimed. */
  plan?: ((claim: Claim, job: Job) => Plan) | undefined
  /** Keeps what came of a run that is worth it. */
  keep?: ((ended: EndedRun) => Promise<void>) | undefined
  /** Told of what went wrong. */
  tell: (what: string, error: unknown) => void
  /** Nobody waits for the database to come back. */
  stopped: () => boolean
}

const nothing = { counts: {}, handled: {} }

/**
 * Does one claimed run: closes the one that was lost before it, keeps the lease while the job works, and writes down how it ended. A run that is not
 * due by the studio's schedule is given back. Nothing to do and nothing wrong leaves no trace but its times. Returns how it ended; null when it was given back.
 */
export async function runClaim(claim: Claim, { job, abort, running }: { job: Job; abort: AbortController; running: Running }): Promise<EndedRun | null> {
  const { reach, plan, keep, tell } = running
  const { due, next } = plan?.(claim, job) ?? { due: true, next: null }
  const kept: EndedRun[] = []
  const common = { job: claim.job, studioId: claim.studio_id }
  if (claim.lost !== null) kept.push({ ...claim.lost, ...common, ...nothing, outcome: 'stopped', error: null, again: false })
  if (!due) {
    await lastly(async () => {
      await keepAll()
      await reach((database) => giveBack(database, claim, next))
    })
    return null
  }
  const beat = setInterval(() => void hold(), (leaseSeconds * 1000) / 3)
  let report: Report = {}
  let error: unknown = null
  try {
    report = (await job.run(claim.studio_id, { id: claim.run, signal: abort.signal })) ?? {}
  } catch (thrown) {
    error = thrown
    if (!abort.signal.aborted) tell(`${claim.job}, studio ${claim.studio_id}`, thrown)
  } finally {
    clearInterval(beat)
  }
  const told = error === null ? null : sentenceOf(error)
  // What was asked to stop goes on with the next start.
  const again = report.more === true || (error !== null && abort.signal.aborted)
  const ended: EndedRun = {
    id: claim.run,
    started_at: claim.started_at,
    run_by: claim.run_by,
    ...common,
    outcome: error === null ? 'done' : abort.signal.aborted ? 'stopped' : 'failed',
    error,
    again: told !== null && told === claim.before.error,
    counts: report.counts ?? {},
    handled: report.handled ?? {},
  }
  kept.push(ended)
  await lastly(async () => {
    await keepAll()
    await reach((database) => settle(database, claim, { error: ended.outcome === 'failed' ? told : null, again, next }))
  })
  return ended

  async function keepAll(): Promise<void> {
    for (const one of kept.filter(isWorthKeeping)) await keep?.(one)
  }

  async function hold(): Promise<void> {
    const held = await reach((database) => renew(database, claim)).catch(() => true)
    if (!held) abort.abort(new Error('Another worker has taken this run over.'))
  }

  /** Tried for as long as the lease lasts: a database that comes back should not wait for it. */
  async function lastly(act: () => Promise<void>): Promise<void> {
    for (let left = leaseSeconds; ; left -= 1) {
      try {
        return await act()
      } catch (trouble) {
        if (left === 0 || running.stopped() || refusalOf(trouble, {})?.kind !== 'unavailable') return tell(`${claim.job}, at its end`, trouble)
        await pause(1000)
      }
    }
  }
}

/** Something was done or went wrong, or a person waits for it. */
function isWorthKeeping({ outcome, run_by, counts }: EndedRun): boolean {
  return outcome !== 'done' || (run_by !== null && run_by.kind !== 'hint') || Object.values(counts).some((count) => count > 0)
}

export function sentenceOf(error: unknown): string {
  return (refusalOf(error, {})?.message ?? (error instanceof Error ? error.message : String(error))).slice(0, 1000)
}
