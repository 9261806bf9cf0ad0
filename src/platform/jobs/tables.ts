import type { ColumnType, Generated } from 'kysely'
import type { Waker } from './job.ts'

type InstantOrNull = ColumnType<Date | null, Date | string | null, Date | string | null>

/** Which job runs when for which studio. `lease_until` and the rest are database time. */
export type StudioJobTable = {
  studio_id: number
  job: string
  next_at: Generated<Date>
  lease_until: InstantOrNull
  /** Counts the claims: what tells one run from the next, however quickly they follow. */
  run: Generated<number>
  last_started_at: InstantOrNull
  last_finished_at: InstantOrNull
  last_error: string | null
  enabled: Generated<boolean>
  schedule: ColumnType<unknown, string | null | undefined, string | null>
  zone: string | null
  /** The last run that went through; by the schedule, the next is the first one after. */
  counted_from: Generated<Date>
  woken_by: ColumnType<Waker | null, string | null | undefined, string | null>
  run_by: ColumnType<Waker | null, string | null | undefined, string | null>
  changed_by: ColumnType<Waker | null, string | null | undefined, string | null>
  changed_at: InstantOrNull
  version: Generated<number>
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    studio_job: StudioJobTable
  }
}
