import { sql } from 'kysely'
import { fallBack } from '#studio/processing/fall-back.ts'
import type { Deployment, OpenStudio, Work } from '#studio/staff/work.ts'
import { type Failed, stopWrongAddress } from './stop-wrong-address.ts'
import { takeBackFailed } from './take-back-failed.ts'

/**
 * What follows a message that was refused for good: an address that does not exist is stopped, and the next channel of the chain is
 * taken once (semantics §7); where its run was undone meanwhile, it is taken back instead. One transaction a message, so a crash between two leaves the rest to the next time. One that cannot be
 * followed does not keep the others waiting: it stands for the next time, and its error is thrown once all have had their turn.
 */
export async function followFailures(studio: OpenStudio): Promise<void> {
  const troubles: Error[] = []
  const left: number[] = []
  for (;;) {
    const inHand: number[] = []
    try {
      if (!(await studio.inTransaction((work) => followNext(work, { left, inHand, deployment: studio.deployment })))) break
    } catch (error) {
      const [id] = inHand
      if (id === undefined) throw error
      left.push(id)
      troubles.push(new Error(`What follows the failure of email number ${id} could not be done: ${String(error)}`, { cause: error }))
    }
  }
  if (troubles.length > 1) throw new AggregateError(troubles, troubles.map((trouble) => trouble.message).join(' '))
  if (troubles[0] !== undefined) throw troubles[0]
}

type Turn = { left: readonly number[]; inHand: number[]; deployment: Deployment }

/** Returns whether there was one. Notes in `inHand` which it is before anything can go wrong with it. */
async function followNext(work: Work, { left, inHand, deployment }: Turn): Promise<boolean> {
  const { rows } = await sql<Failed>`
    SELECT d.communication_id AS id, c.to_address, d.failed_scope AS scope, d.reason, d.rehearsed_to
    FROM dispatch d JOIN communication c ON c.studio_id = d.studio_id AND c.id = d.communication_id
    WHERE d.state = 'failed' AND NOT d.followed AND d.communication_id <> ALL(${left}::bigint[])
    ORDER BY d.communication_id LIMIT 1 FOR UPDATE OF d SKIP LOCKED`.execute(work.db)
  const failed = rows[0]
  if (failed === undefined) return false
  inHand.push(failed.id)
  await stopWrongAddress(work, failed)
  const runId = await undoneRunOf(work, failed.id)
  if (runId !== null) await takeBackFailed(work, [failed.id], runId)
  else if (failed.rehearsed_to === null) await fallBack(work, failed.id, deployment)
  await sql`UPDATE dispatch SET followed = true WHERE communication_id = ${failed.id}`.execute(work.db)
  return true
}

/** Its run if that was undone. Whoever is just undoing it ends first, and nobody undoes it before this one has ended. */
async function undoneRunOf(work: Work, id: number): Promise<number | null> {
  const { rows } = await sql<{ id: number; undone: boolean }>`
    SELECT id, undone_at IS NOT NULL AS undone FROM processing_run
    WHERE id IN (SELECT run_id FROM effect WHERE communication_id = ${id}) FOR SHARE`.execute(work.db)
  return rows.find(({ undone }) => undone)?.id ?? null
}
