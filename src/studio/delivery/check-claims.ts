import { sql } from 'kysely'
import { judgeItems } from '#studio/matching/judge-items.ts'
import { type ReasonCode, reasonSentence } from '#studio/matching/reasons.ts'
import type { Work } from '#studio/staff/work.ts'
import type { Claimed } from './claim-batch.ts'
import { recallMessages } from './recall-messages.ts'

/** A message older than this is matched again before it leaves (semantics §7). */
const freshMinutes = 2

/** What a person did to the rule after processing does not take back what they processed; what happened to the record does. */
const notTheRecord: readonly ReasonCode[] = ['trigger-off', 'trigger-deleted', 'once', 'not-due']

/**
 * Looks at claimed messages once more, right before they leave: what is too late expires; what was written some minutes ago and whose
 * record no longer matches is recalled; so is one whose address has been stopped meanwhile. Returns those that may go.
 */
export async function checkClaims(work: Work, claimed: readonly Claimed[]): Promise<Claimed[]> {
  const gone = new Set([...(await expire(work, claimed)), ...(await recallStopped(work, claimed)), ...(await recallUnmatched(work, claimed))])
  return claimed.filter((message) => !gone.has(message.id))
}

async function expire(work: Work, claimed: readonly Claimed[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    UPDATE dispatch SET state = 'expired', reason = 'It could not be sent while it still made sense.', settled_at = ${work.now}, lease = NULL, lease_until = NULL, version = version + 1
    WHERE communication_id = ANY(${claimed.map((message) => message.id)}::bigint[]) AND state = 'claimed' AND not_after <= ${work.now}
    RETURNING communication_id AS id`.execute(work.db)
  return rows.map((row) => row.id)
}

async function recallStopped(work: Work, claimed: readonly Claimed[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT c.id FROM communication c
    WHERE c.id = ANY(${claimed.map((message) => message.id)}::bigint[]) AND EXISTS (
      SELECT FROM suppression s WHERE s.channel = 'email' AND s.address_hash = sha256(convert_to(lower(btrim(c.to_address)), 'UTF8')) AND s.lifted_at IS NULL
        AND (s.scope = 'all' OR (c.purpose = 'marketing' AND c.recipient_kind = 'client')))`.execute(work.db)
  const ids = rows.map((row) => row.id)
  return ids.length === 0 ? [] : recallMessages(work, ids, { to: 'withdrawn', why: 'The address was unsubscribed or stopped meanwhile.' })
}

async function recallUnmatched(work: Work, claimed: readonly Claimed[]): Promise<number[]> {
  const old = claimed.filter((message) => message.item_id !== null && work.now.getTime() - message.created_at.getTime() > freshMinutes * 60_000)
  const verdicts = await judgeItems(
    work,
    old.flatMap((message) => message.item_id ?? []),
    { validity: false },
  )
  const gone: number[] = []
  for (const message of old) {
    const { failed = null, detail = null } = verdicts.get(message.item_id ?? 0) ?? {}
    if (failed === null || notTheRecord.includes(failed)) continue
    gone.push(...(await recallMessages(work, [message.id], { to: 'withdrawn', why: reasonSentence(failed, detail) })))
  }
  return gone
}
