import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'

/** Stops a run after the batch in hand, or lets a stopped one go on. A finished run is left as it is. */
export async function stopRun(work: Work, id: number, stopped: boolean): Promise<void> {
  const { rows } = await sql<{ state: string }>`SELECT state FROM processing_run WHERE id = ${id} FOR UPDATE`.execute(work.db)
  const state = rows[0]?.state
  if (state === undefined) throw new Refusal('not-found', 'no-such-run', `There is no run number ${id}.`)
  if (stopped && (state === 'waiting' || state === 'running')) await sql`UPDATE processing_run SET state = 'stopped' WHERE id = ${id}`.execute(work.db)
  if (!stopped && state === 'stopped') {
    await sql`UPDATE processing_run SET state = 'waiting' WHERE id = ${id}`.execute(work.db)
    await sql`SELECT pg_notify('hotshoe', ${`${work.studio.id} process`})`.execute(work.db)
  }
}
