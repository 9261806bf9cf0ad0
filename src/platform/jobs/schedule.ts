import { sql } from 'kysely'
import type { Database } from '#platform/database/connect.ts'
import type { Claim, Job } from './job.ts'

/**
 * The rows of `studio_job`: when which job runs next for which studio. All times are the database's. Whatever wakes a worker (its
 * own rhythm, a notification, a scheduler of a later day) only makes it look here; these statements alone decide who runs what.
 */

/** Seconds a worker has a run to itself; it renews the lease while it works. After a crash the run waits for no longer. */
export const leaseSeconds = 15

/** Gives studios the rows of jobs they do not have yet, due now. */
export async function addJobs(
  database: Pick<Database, 'insertInto'>,
  { studioIds, jobs }: { studioIds: readonly number[]; jobs: readonly string[] },
): Promise<void> {
  const rows = studioIds.flatMap((studio_id) => jobs.map((job) => ({ studio_id, job })))
  if (rows.length === 0) return
  await database
    .insertInto('studio_job')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/**
 * Takes at most `room` due runs: one index probe a job, rows that another worker is just taking are passed over. The next time is
 * set now, so that a hint which comes during the run is not lost.
 */
export async function claimDue(database: Database, jobs: readonly Job[], room: number): Promise<Claim[]> {
  const { rows } = await sql<Claim>`
    WITH kind AS (
      SELECT * FROM unnest(${jobs.map(({ name }) => name)}::text[], ${jobs.map(({ everySeconds }) => everySeconds)}::int[]) AS kind (job, every)
    ), due AS (
      SELECT row.studio_id, row.job, kind.every
      FROM kind CROSS JOIN LATERAL (
        SELECT studio_id, job FROM studio_job
        WHERE studio_job.job = kind.job AND next_at <= now() AND (lease_until IS NULL OR lease_until <= now())
        ORDER BY next_at LIMIT ${room} FOR UPDATE SKIP LOCKED
      ) AS row
      LIMIT ${room}
    )
    UPDATE studio_job SET next_at = now() + make_interval(secs => due.every), lease_until = now() + make_interval(secs => ${leaseSeconds}),
                          last_started_at = now(), run = run + 1
    FROM due WHERE studio_job.studio_id = due.studio_id AND studio_job.job = due.job
    RETURNING studio_job.studio_id, studio_job.job, studio_job.run`.execute(database)
  return rows
}

/** Keeps a run; false when the lease was lost and another worker may have it. */
export async function renew(database: Database, { studio_id, job, run }: Claim): Promise<boolean> {
  const result = await sql`
    UPDATE studio_job SET lease_until = now() + make_interval(secs => ${leaseSeconds})
    WHERE studio_id = ${studio_id} AND job = ${job} AND run = ${run}`.execute(database)
  return result.numAffectedRows === 1n
}

/** Ends a run. `again`: there is more to do, come at once. A run that failed comes back after its rhythm, half a minute at least. */
export async function settle(database: Database, { studio_id, job, run }: Claim, outcome: { error: string | null; again: boolean }): Promise<void> {
  await sql`
    UPDATE studio_job SET lease_until = NULL, last_finished_at = now(), last_error = ${outcome.error},
      next_at = CASE WHEN ${outcome.again} THEN now()
                     WHEN ${outcome.error !== null} THEN greatest(next_at, now() + interval '30 seconds') ELSE next_at END
    WHERE studio_id = ${studio_id} AND job = ${job} AND run = ${run}`.execute(database)
}

/** Lets jobs come at once; one that just runs comes again afterwards. */
export async function hasten(database: Database, { studioId, jobs }: { studioId: number; jobs: readonly string[] }): Promise<void> {
  await sql`
    UPDATE studio_job SET next_at = now()
    WHERE studio_id = ${studioId} AND job = ANY(${[...jobs]}::text[]) AND next_at > now()`.execute(database)
}
