import { sql } from 'kysely'
import type { Deployment, Work } from '#studio/staff/work.ts'
import { awaitOpening } from './await-opening.ts'
import type { Claimed } from './claimed.ts'
import { recallUnfit } from './recall-unfit.ts'

/** A message older than this is matched again before it leaves (semantics §7). */
const freshMinutes = 2

/**
 * Looks at claimed messages once more, right before they leave: what is too late expires; what was written some minutes ago, or whose
 * record has changed since, is matched again, and recalled if it must not go as it is; so is one whose address has been stopped
 * meanwhile; what went by itself waits where its hours are over. Returns those that may go.
 */
export async function checkClaims(work: Work, claimed: readonly Claimed[], deployment: Deployment): Promise<Claimed[]> {
  if (claimed.length === 0) return []
  const expired = await expire(work, claimed)
  const old = claimed.filter((message) => work.now.getTime() - message.created_at.getTime() > freshMinutes * 60_000).map((message) => message.id)
  const ids = claimed.map((message) => message.id)
  const closed = await awaitOpening(work, claimed)
  const gone = new Set([...expired, ...closed, ...(await recallUnfit(work, { ids, old: new Set(old), deployment }))])
  return claimed.filter((message) => !gone.has(message.id))
}

async function expire(work: Work, claimed: readonly Claimed[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    UPDATE dispatch SET state = 'expired', reason = 'It could not be sent while it still made sense.', settled_at = ${work.now}, lease = NULL, lease_until = NULL, version = version + 1
    WHERE communication_id = ANY(${claimed.map((message) => message.id)}::bigint[]) AND state = 'claimed' AND not_after <= ${work.now}
    RETURNING communication_id AS id`.execute(work.db)
  return rows.map((row) => row.id)
}
