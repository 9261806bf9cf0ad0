import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'

const runLocks = 7302

/** Begins a batch of a run, beside others of it; whoever holds the run is waited for. To be called before the run's state is read. */
export async function enterRun(work: Work, runId: number): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock_shared(${runLocks}::int, ${runId}::int)`.execute(work.db)
}
