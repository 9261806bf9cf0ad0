import { type QueryExecutorProvider, sql } from 'kysely'
import type { Waker } from './job.ts'

/** What people see and choose of the rows of `studio_job`. These name their studio themselves: the table has no row policy. */

/** A job of a studio as it stands. `next_at` null: not by itself. Times are the database's, and so is `now`. */
export type StandingJob = {
  job: string
  enabled: boolean
  schedule: unknown
  next_at: Date | null
  counted_from: Date
  running: boolean
  woken_by: Waker | null
  last_started_at: Date | null
  last_finished_at: Date | null
  /** Its last run failed. */
  failing: boolean
  changed_by: Waker | null
  changed_at: Date | null
  version: number
  now: Date
}

/** The jobs of a studio; `job` for one of them, which is then locked. */
export async function standingJobs(database: QueryExecutorProvider, { studioId, job }: { studioId: number; job?: string }): Promise<StandingJob[]> {
  const { rows } = await sql<StandingJob>`
    SELECT job, enabled, schedule, nullif(next_at, 'infinity') AS next_at, counted_from, coalesce(lease_until > now(), false) AS running, woken_by,
      last_started_at, last_finished_at, last_error IS NOT NULL AS failing, changed_by, changed_at, version, now() AS now
    FROM studio_job WHERE studio_id = ${studioId} ${job === undefined ? sql`` : sql`AND job = ${job} FOR UPDATE`}`.execute(database)
  return rows
}

/** What a studio chose for a job. `next`: when it comes by itself; null: never. */
export type Choice = { studioId: number; job: string; enabled: boolean; schedule: unknown; zone: string | null; next: Date | null; by: Waker }

/** Writes a choice down; the job counts anew from now. */
export async function keepChoice(database: QueryExecutorProvider, { studioId, job, enabled, schedule, zone, next, by }: Choice): Promise<void> {
  await sql`
    UPDATE studio_job SET enabled = ${enabled}, schedule = ${schedule === null ? null : JSON.stringify(schedule)}::jsonb, zone = ${zone}, counted_from = now(),
      next_at = coalesce(${next}::timestamptz, 'infinity'), woken_by = CASE WHEN woken_by ->> 'kind' <> 'hint' THEN woken_by END,
      changed_by = ${JSON.stringify(by)}::jsonb, changed_at = now(), version = version + 1
    WHERE studio_id = ${studioId} AND job = ${job}`.execute(database)
}

/** Lets a job come at once because a person asks, whatever its schedule says. */
export async function askFor(database: QueryExecutorProvider, { studioId, job, by }: { studioId: number; job: string; by: Waker }): Promise<void> {
  await sql`
    UPDATE studio_job SET next_at = least(next_at, now()), woken_by = ${JSON.stringify(by)}::jsonb WHERE studio_id = ${studioId} AND job = ${job}`.execute(
    database,
  )
}
