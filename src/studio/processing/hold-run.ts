import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'

const runLocks = 7302

/** Waits until no batch of a run is in hand and keeps the next from beginning until this transaction ends: for stopping and undoing. */
export async function holdRun(work: Work, runId: number): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${runLocks}::int, ${runId}::int)`.execute(work.db)
}
