import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { claimBatch } from '../claim-batch.ts'
import { type Claimed, claimSql } from '../claimed.ts'

/** A made-up class of advisory locks: who claims, in a studio that puts emails together. */
const claimLocks = 7305

type Wanted = {
  /** Messages in a batch, not counting what goes with them. */
  most: number
  /** The studio puts automatic emails to one person together. */
  merging: boolean
}

/**
 * Claims messages that are due, with what goes in the same email: where a batch ends between two to one client, the second is claimed too; and what was begun
 * together is tried again together. Where emails are put together one worker claims after the other, or two to one client would part.
 */
export async function claimTogether(work: Work, lease: string, { most, merging }: Wanted): Promise<Claimed[]> {
  if (merging) await sql`SELECT pg_advisory_xact_lock(${claimLocks}::int, ${work.studio.id}::int)`.execute(work.db)
  const batch = await claimBatch(work, lease, most)
  const begun = [...new Set(batch.flatMap(({ together }) => together ?? []))]
  // A batch that is not full has all that is due.
  const clients = merging && batch.length === most ? [...new Set(batch.flatMap((one) => [one.client_id ?? [], one.recipient_client_id ?? []].flat()))] : []
  if (begun.length === 0 && clients.length === 0) return batch
  const { rows } = await claimSql(lease, companions(begun, clients)).execute(work.db)
  return [...batch, ...rows].toSorted((a, b) => a.id - b.id)
}

/** What was begun together was settled together, a moment apart: when the next try is due is not asked again. */
function companions(begun: readonly string[], clients: readonly number[]) {
  return sql`
    SELECT communication_id FROM dispatch WHERE state IN ('waiting', 'retry') AND (rehearsal OR NOT (SELECT s.rehearsal FROM studio s))
      AND communication_id IN (
        SELECT b.communication_id FROM dispatch b WHERE b.together = ANY(${begun}::uuid[]) AND b.attempts > 0
        UNION ALL
        SELECT c.id FROM communication c JOIN dispatch f ON f.studio_id = c.studio_id AND f.communication_id = c.id
        WHERE c.client_id = ANY(${clients}::bigint[]) AND f.state = 'waiting' AND f.attempts = 0 AND f.next_at <= clock_timestamp())
    ORDER BY communication_id FOR UPDATE SKIP LOCKED`
}
