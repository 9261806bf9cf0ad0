import type { Claim, Plan } from '#platform/jobs/job.ts'
import { isDue, nextChance, nextRun, type Schedule } from './schedule.ts'

/**
 * Whether a claimed run is due by its studio's choice, and when the next one is. Who asks for a run gets it. A job that goes by its rhythm around
 * the clock keeps the time that its claim has set.
 */
export function planRun({ enabled, schedule, zone, counted_from, started_at, run_by }: Claim): Plan {
  const asked = run_by !== null && run_by.kind !== 'hint'
  // Written by change-job.ts alone.
  const chosen = schedule as Schedule | null
  if (chosen === null || zone === null) return { due: enabled || asked, next: null }
  const due = asked || (enabled && isDue(chosen, { zone, from: counted_from }, started_at))
  return { due, next: (due ? nextRun : nextChance)(chosen, { zone, from: started_at }) }
}
