import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { usualKeepDays } from './keep-days.ts'

/** Lets go of runs that ended longer ago than the studio keeps them. Returns how many. */
export async function forgetOldRuns({ db }: Work): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    DELETE FROM job_run WHERE finished_at < now() - make_interval(days => coalesce((SELECT keep_days FROM job_history), ${usualKeepDays}))`.execute(db)
  return Number(numAffectedRows)
}
