import type { ColumnType, Generated } from 'kysely'
import type { Waker } from '#platform/jobs/job.ts'

/** A run of a job that did something, failed, or was asked for. Times are the database's. */
export type JobRunTable = {
  studio_id: Generated<number>
  id: number
  job: string
  started_at: Date
  finished_at: Date
  run_by: ColumnType<Waker | null, string | null, string | null>
  outcome: 'done' | 'failed' | 'stopped'
  error: string | null
  detail: string | null
  times: Generated<number>
  counts: ColumnType<Record<string, number>, string, string>
  /** Of counts that no item event tells: the numbers of what they count. */
  handled: ColumnType<Record<string, number[]>, string, string>
}

/** How long runs are kept, where a studio has chosen. */
export type JobHistoryTable = {
  studio_id: Generated<number>
  keep_days: number
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    job_run: JobRunTable
    job_history: JobHistoryTable
  }
}
