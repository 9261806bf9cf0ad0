import { sql } from 'kysely'
import type { Counts } from '#platform/jobs/job.ts'
import { Refusal } from '#platform/refusal.ts'
import { loadRules } from '#studio/matching/automatic/load-rules.ts'
import { setWaiting } from '#studio/matching/set-waiting.ts'
import { jobActor } from '#studio/staff/actor.ts'
import { noteClock } from '#studio/staff/note-clock.ts'
import type { OpenStudio, Work } from '#studio/staff/work.ts'
import { carryOutRun } from '../carry-out-run.ts'
import { type Started, startAutomaticRun } from './start-automatic-run.ts'

/** Whoever lets the job run: what goes by itself is nobody's press of Process. */
const job = jobActor('Process automatic items')

/**
 * Processes what goes by itself, on the same path as a person: written down as a run, then carried out. May be done by any number of workers
 * at once and again after a crash. Stops, and says so, when the clock has leapt. Returns how many items had which outcome.
 */
export async function processAutomatic(studio: OpenStudio, signal?: AbortSignal): Promise<{ counts: Counts; more: boolean }> {
  const started = await studio.inTransaction((work) => begin({ ...work, actor: job }))
  // Refused only now: the pause that a leap brings must be committed.
  if (typeof started === 'string') throw new Refusal('conflict', 'clock-leap', started)
  const counts: Record<string, number> = started.braked > 0 ? { braked: started.braked } : {}
  for (const id of await leftOver(studio)) {
    for (const [outcome, count] of Object.entries(await carryOutRun(studio, id, signal))) counts[outcome] = (counts[outcome] ?? 0) + count
  }
  return { counts, more: started.more }
}

async function begin(work: Work): Promise<Started | string> {
  const rules = await loadRules(work)
  if (rules.length === 0) return { braked: 0, more: false }
  const leap = await noteClock(work)
  if (leap !== null) return leap
  await setWaiting(work, sql`i.waits_until <= ${work.now}`, { waiting: null, reason: 'next-day' })
  return startAutomaticRun(work, rules)
}

/** The run just begun, and those that a worker who died has left. */
async function leftOver(studio: OpenStudio): Promise<number[]> {
  const { rows } = await studio.readOnly((work) =>
    sql<{ id: number }>`SELECT id FROM processing_run WHERE state IN ('waiting', 'running') AND actor_kind = 'job' ORDER BY id`.execute(work.db),
  )
  return rows.map((row) => row.id)
}
