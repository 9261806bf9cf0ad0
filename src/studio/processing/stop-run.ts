import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import { setWaiting } from '#studio/matching/set-waiting.ts'
import type { Work } from '#studio/staff/work.ts'
import { undecidedOf } from './automatic/undecided.ts'
import { holdRun } from './hold-run.ts'

/** Stops a run after the batch in hand, or lets a stopped one go on. A finished run is left as it is. */
export async function stopRun(work: Work, id: number, stopped: boolean): Promise<void> {
  await holdRun(work, id)
  const { rows } = await sql<{
    state: string
    undone: boolean
    automatic: boolean
  }>`SELECT state, undone_at IS NOT NULL AS undone, actor_kind = 'job' AS automatic FROM processing_run WHERE id = ${id} FOR UPDATE`.execute(work.db)
  const state = rows[0]?.state
  if (state === undefined) throw new Refusal('not-found', 'no-such-run', `There is no run number ${id}.`)
  if (!stopped && rows[0]?.undone === true) throw new Refusal('conflict', 'undone', 'This run was undone, so it does not go on. Choose its items again.')
  const automatic = rows[0]?.automatic === true
  if (stopped && (state === 'waiting' || state === 'running')) {
    await sql`UPDATE processing_run SET state = 'stopped' WHERE id = ${id}`.execute(work.db)
    if (automatic) await setWaiting(work, undecidedOf(id), { waiting: 'stopped', reason: 'stopped' })
  }
  if (!stopped && state === 'stopped') {
    await sql`UPDATE processing_run SET state = 'waiting' WHERE id = ${id}`.execute(work.db)
    if (automatic) await setWaiting(work, undecidedOf(id), { waiting: null, reason: 'let-go', letGo: true })
    await sql`SELECT pg_notify('hotshoe', ${`${work.studio.id} process`})`.execute(work.db)
  }
}
