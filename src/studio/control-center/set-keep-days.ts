import type { Work } from '#studio/staff/work.ts'

/** How many days the history of jobs is kept; the job that lets go of it does so at its next turn. */
export async function setKeepDays({ db }: Work, days: number): Promise<{ keep_days: number }> {
  return db
    .insertInto('job_history')
    .values({ keep_days: days })
    .onConflict((conflict) => conflict.columns(['studio_id']).doUpdateSet({ keep_days: days }))
    .returning('keep_days')
    .executeTakeFirstOrThrow()
}
