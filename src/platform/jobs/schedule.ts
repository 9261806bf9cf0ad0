import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely'
import type { Database } from '#platform/database/connect.ts'
import type { Claim, Job } from './job.ts'

/**
 * The rows of `studio_job`: when which job runs next for which studio. All times are the database's. Whatever wakes a worker (its
 * own rhythm, a notification, a person) only makes it look here; these statements alone decide who runs what.
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
export async function claimDue(database: Database, jobs: readonly Pick<Job, 'name' | 'everySeconds'>[], room: number): Promise<Claim[]> {
  const due = sql`
      SELECT row.*, kind.every
      FROM kind CROSS JOIN LATERAL (
        SELECT studio_id, job, lease_until, run, run_by, last_started_at, last_error FROM studio_job
        WHERE studio_job.job = kind.job AND next_at <= now() AND (lease_until IS NULL OR lease_until <= now())
        ORDER BY next_at LIMIT ${room} FOR UPDATE SKIP LOCKED
      ) AS row
      LIMIT ${room}`
  return take(database, jobs, due)
}

/** Takes a run of one studio, due or not, unless a worker has it. */
export async function claimNow(
  database: QueryExecutorProvider,
  { studioId, job }: { studioId: number; job: Pick<Job, 'name' | 'everySeconds'> },
): Promise<Claim | null> {
  const row = sql`
      SELECT studio_id, studio_job.job, lease_until, run, run_by, last_started_at, last_error, kind.every
      FROM studio_job JOIN kind ON kind.job = studio_job.job
      WHERE studio_id = ${studioId} AND (lease_until IS NULL OR lease_until <= now()) FOR UPDATE OF studio_job SKIP LOCKED`
  return (await take(database, [job], row))[0] ?? null
}

async function take(database: QueryExecutorProvider, jobs: readonly Pick<Job, 'name' | 'everySeconds'>[], due: RawBuilder<unknown>): Promise<Claim[]> {
  const { rows } = await sql<Taken>`
    WITH kind AS (
      SELECT * FROM unnest(${jobs.map(({ name }) => name)}::text[], ${jobs.map(({ everySeconds }) => everySeconds)}::int[]) AS kind (job, every)
    ), due AS (${due})
    UPDATE studio_job SET next_at = now() + make_interval(secs => coalesce((schedule ->> 'every_seconds')::int, due.every)),
                          lease_until = now() + make_interval(secs => ${leaseSeconds}), last_started_at = now(), run = nextval('job_run_number'),
                          run_by = coalesce(studio_job.woken_by, CASE WHEN due.lease_until IS NOT NULL THEN due.run_by END), woken_by = NULL
    FROM due WHERE studio_job.studio_id = due.studio_id AND studio_job.job = due.job
    RETURNING studio_job.studio_id, studio_job.job, studio_job.run, studio_job.run_by, studio_job.last_started_at AS started_at, enabled, schedule, zone,
      counted_from, version, due.last_started_at AS before_at, due.last_error AS before_error,
      due.lease_until IS NOT NULL AS taken_up, due.run AS lost_run, due.run_by AS lost_by`.execute(database)
  return rows.map(claimOf)
}

type Taken = Omit<Claim, 'before' | 'lost'> & {
  before_at: Date | null
  before_error: string | null
  taken_up: boolean
  lost_run: number
  lost_by: Claim['run_by']
}

function claimOf({ before_at, before_error, taken_up, lost_run, lost_by, ...claim }: Taken): Claim {
  return {
    ...claim,
    before: { at: before_at, error: before_error },
    lost: taken_up && before_at !== null ? { id: lost_run, started_at: before_at, run_by: lost_by } : null,
  }
}

/** Keeps a run; false when the lease was lost and another worker may have it. */
export async function renew(database: QueryExecutorProvider, { studio_id, job, run }: Claim): Promise<boolean> {
  const result = await sql`
    UPDATE studio_job SET lease_until = now() + make_interval(secs => ${leaseSeconds})
    WHERE studio_id = ${studio_id} AND job = ${job} AND run = ${run}`.execute(database)
  return result.numAffectedRows === 1n
}

/**
 * How a run ends. `again`: there is more to do, come at once. `next`: when the studio's schedule wants it, else the time that the claim has set
 * stays. A run that failed comes back after its rhythm, half a minute at least.
 */
export type End = { error: string | null; again: boolean; next?: Date | null }

/**
 * Ends a run. Who changed the schedule meanwhile has set the next time, and a hint or a person that came meanwhile too. A job that is
 * switched off comes again only for what a person has begun.
 */
export async function settle(database: QueryExecutorProvider, { studio_id, job, run, version }: Claim, { error, again, next = null }: End): Promise<void> {
  await sql`
    UPDATE studio_job SET lease_until = NULL, last_finished_at = now(), last_error = ${error},
      counted_from = CASE WHEN ${error === null && !again} THEN last_started_at ELSE counted_from END,
      woken_by = CASE WHEN ${again} THEN coalesce(woken_by, run_by) ELSE woken_by END,
      next_at = CASE WHEN ${again} OR (woken_by IS NOT NULL AND (${error === null} OR woken_by ->> 'kind' <> 'hint')) THEN least(next_at, now())
                     WHEN NOT enabled THEN 'infinity'
                     WHEN version <> ${version} THEN next_at
                     WHEN ${error !== null} THEN greatest(next_at, now() + interval '30 seconds')
                     ELSE coalesce(${next}::timestamptz, next_at) END
    WHERE studio_id = ${studio_id} AND job = ${job} AND run = ${run}`.execute(database)
}

/** Gives back a run that was not due after all, as if it had not been taken. */
export async function giveBack(database: QueryExecutorProvider, { studio_id, job, run, version, before }: Claim, next: Date | null): Promise<void> {
  await sql`
    UPDATE studio_job SET lease_until = NULL, last_started_at = ${before.at}::timestamptz, run_by = NULL,
      next_at = CASE WHEN woken_by IS NOT NULL THEN least(next_at, now()) WHEN NOT enabled THEN 'infinity'
                     WHEN version <> ${version} THEN next_at ELSE coalesce(${next}::timestamptz, next_at) END
    WHERE studio_id = ${studio_id} AND job = ${job} AND run = ${run}`.execute(database)
}

/** Lets jobs come at once; one that just runs comes again afterwards. Not those that are switched off, or that go by times of the day. */
export async function hasten(database: QueryExecutorProvider, { studioId, jobs }: { studioId: number; jobs: readonly string[] }): Promise<void> {
  await sql`
    UPDATE studio_job SET next_at = now(), woken_by = coalesce(woken_by, '{"kind":"hint"}')
    WHERE studio_id = ${studioId} AND job = ANY(${[...jobs]}::text[]) AND next_at > now() AND enabled AND schedule -> 'times' IS NULL`.execute(database)
}
