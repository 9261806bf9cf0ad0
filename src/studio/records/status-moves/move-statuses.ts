import { Refusal } from '#platform/refusal.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import type { StatusMove } from './contract.ts'
import { lookAtMoves } from './look-at-moves.ts'
import { moveBatch } from './move-batch.ts'
import type { Skipped } from './skip-reasons.ts'

/** So many records are locked at once. */
const batchSize = 500

/**
 * Moves many records to a status, a batch in each transaction. Refuses when they are not those that a preview showed, each as it was
 * then. What somebody changes while this goes on is left as it is and counted. A broken connection leaves whole batches: what has
 * moved is there already, the next time.
 */
export async function moveStatuses(studio: OpenStudio, { seen, ...wanted }: StatusMove & { seen: string }): Promise<{ moved: number; skipped: Skipped[] }> {
  const { status, dueOn, moving, skipped, seen: now } = await studio.readOnly((work) => lookAtMoves(work, wanted))
  if (now !== seen)
    throw new Refusal('conflict', 'changed-meanwhile', 'Some of these changed since you looked, so nothing was moved. Look at the preview again.')
  let moved = 0
  for (let at = 0; at < moving.length; at += batchSize) {
    const records = moving.slice(at, at + batchSize)
    moved += await studio.inTransaction((work) => moveBatch(work, { kind: wanted.subject_kind, records, status, dueOn, note: wanted.note ?? '' }))
  }
  const changed = moving.length - moved
  return { moved, skipped: changed === 0 ? skipped : [...skipped, { why: 'changed', count: changed }] }
}
