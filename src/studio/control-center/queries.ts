import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { Answer } from '#platform/http/endpoint.ts'
import { type StandingJob, standingJobs } from '#platform/jobs/steering.ts'
import { Refusal } from '#platform/refusal.ts'
import type { StudioJob } from '#studio/staff/job.ts'
import { readSettings } from '#studio/staff/queries.ts'
import type { Work } from '#studio/staff/work.ts'
import type { AskedSchedule, Job, JobRun } from './contract.ts'
import { countedEvents } from './counted.ts'
import { jobKey } from './job-key.ts'
import { studioJobs } from './jobs.ts'
import { usualKeepDays } from './keep-days.ts'
import { nextRun, rhythmLabel, type Schedule, scheduleLabel } from './schedule.ts'
import type { JobRunTable } from './tables.ts'

type RunRow = Selectable<JobRunTable>

/** The job of a key, or a refusal. */
export function jobCalled(key: string): StudioJob {
  const found = studioJobs.find(({ name }) => jobKey(name) === key || name === key)
  if (found === undefined) throw new Refusal('not-found', 'no-such-job', `There is no job called “${key}”. GET /jobs lists them.`)
  return found
}

/** All jobs as they stand, why everything is paused, and how long their history is kept. */
export async function listJobs(work: Work) {
  const { paused_at, paused_reason } = await readSettings(work)
  const standing = await standingJobs(work.db, { studioId: work.studio.id })
  const last = await lastRuns(work)
  const rows = studioJobs.flatMap((job) => {
    const row = standing.find((one) => one.job === job.name)
    return row === undefined
      ? []
      : [shown(job, row, { last: last.find((run) => run.job === job.name) ?? null, paused: paused_at !== null, zone: work.studio.zone })]
  })
  return { rows, paused: paused_at === null ? null : (paused_reason ?? ''), keep_days: await readKeepDays(work) }
}

/** One job as it stands. */
export async function readJob(work: Work, { name }: StudioJob) {
  const row = (await listJobs(work)).rows.find((job) => job.name === name)
  if (row === undefined) throw new Refusal('unavailable', 'job-not-there', `“${name}” is not there yet. It comes with the next start of Hotshoe.`)
  return row
}

/** What is missing because a job is switched off. */
export async function readJobWarnings(work: Work): Promise<{ warnings: string[] }> {
  const { rows } = await sql<{ job: string }>`SELECT job FROM studio_job WHERE studio_id = ${work.studio.id} AND NOT enabled`.execute(work.db)
  return { warnings: studioJobs.flatMap(({ name, whileOff }) => (whileOff !== undefined && rows.some(({ job }) => job === name) ? [whileOff] : [])) }
}

/** The kept runs of a job, newest first. */
export async function listJobRuns(work: Work, { name }: StudioJob, { failed, after, limit = 50 }: { failed?: boolean; after?: string; limit?: number }) {
  let query = work.db
    .selectFrom('job_run')
    .selectAll()
    .where('job', '=', name)
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (after !== undefined) query = query.where('id', '<', Number(readCursor(after, 1)[0]))
  if (failed === true) query = query.where('outcome', '<>', 'done')
  const rows = await query.execute()
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return { rows: rows.slice(0, limit).map(shownRun), next: last === undefined ? null : writeCursor([last.id]) }
}

/** A kept run, or null: it did nothing and nobody had asked for it. */
export async function readJobRun(work: Work, id: number) {
  const row = await work.db.selectFrom('job_run').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : shownRun(row)
}

export async function readKeepDays(work: Work): Promise<number> {
  return (await work.db.selectFrom('job_history').select('keep_days').executeTakeFirst())?.keep_days ?? usualKeepDays
}

/** The last kept run of each job: one probe of an index for each. */
async function lastRuns(work: Work): Promise<RunRow[]> {
  const { rows } = await sql<RunRow>`
    SELECT r.* FROM unnest(${studioJobs.map(({ name }) => name)}::text[]) AS kind (job)
    CROSS JOIN LATERAL (SELECT * FROM job_run WHERE job_run.studio_id = ${work.studio.id} AND job_run.job = kind.job ORDER BY id DESC LIMIT 1) AS r`.execute(
    work.db,
  )
  return rows
}

function shown(job: StudioJob, row: StandingJob, { last, paused, zone }: { last: RunRow | null; paused: boolean; zone: string }): Answer<Job> {
  // Written by change-job.ts alone.
  const schedule = row.schedule as Schedule | null
  const next_at = nextOf(row, schedule, zone)
  return {
    key: jobKey(job.name),
    name: job.name,
    says: job.says,
    enabled: row.enabled,
    schedule: schedule as AskedSchedule | null,
    usual_seconds: job.everySeconds,
    when: schedule === null ? rhythmLabel(job.everySeconds) : scheduleLabel(schedule),
    at_once: job.hint !== null && (schedule === null || !('times' in schedule)),
    next_at,
    due: next_at !== null && next_at <= row.now,
    running: row.running,
    asked_by: row.woken_by === null || row.woken_by.kind === 'hint' ? null : (row.woken_by.name ?? ''),
    last_started_at: row.last_started_at,
    last_finished_at: row.last_finished_at,
    last_run: last === null ? null : shownRun(last),
    failing: row.failing,
    standing_still: paused && job.pauses === true,
    warning: row.enabled ? null : (job.whileOff ?? null),
    while_off: job.whileOff ?? null,
    changed_by: row.changed_by?.name ?? null,
    changed_at: row.changed_at,
    version: row.version,
  }
}

/** The studio's zone may just have changed: what goes by its clock is reckoned here. */
function nextOf({ enabled, next_at, counted_from, now }: StandingJob, schedule: Schedule | null, zone: string): Date | null {
  if (!enabled || next_at === null || schedule === null || (!('times' in schedule) && schedule.hours === null)) return next_at
  const planned = nextRun(schedule, { zone, from: counted_from })
  return planned > now ? planned : next_at
}

function shownRun({ run_by, counts, handled, ...run }: RunRow): Answer<JobRun> {
  const { id, job, started_at, finished_at, outcome, error, detail, times } = run
  return {
    id,
    job,
    started_at,
    finished_at,
    outcome,
    error,
    detail,
    times,
    by: { kind: run_by?.kind ?? 'schedule', name: run_by?.name ?? null },
    counts: Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([name, count]) => ({ name, count, listed: name in handled || name in countedEvents })),
  }
}
