import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import type { Outcome } from './channels/outcome.ts'
import { backoffSeconds, type DispatchState, stateAfter } from './dispatch.ts'

export type Settled = { id: number; attempts: number; outcome: Outcome }
export type Turn = {
  lease: string
  settled: readonly Settled[]
  begin: readonly number[]
  sendingSeconds: number
  rehearsedTo: string | null
  resendInDoubt: boolean
}

/**
 * One turn of the sending loop, one commit: writes down how messages ended and marks the next ones as being sent, before their bytes
 * leave. Both are fenced: a message that another worker took meanwhile, or that was recalled, is left alone and not returned.
 */
export async function beginAndSettle(work: Work, turn: Turn): Promise<number[]> {
  const { settled, begin } = turn
  const states = settled.map((one): DispatchState => stateAfter(one.outcome, { attempts: one.attempts, resendInDoubt: turn.resendInDoubt }))
  const { rows } = await sql<{ id: number }>`
    WITH ended AS (
      UPDATE dispatch d SET
        state = CASE WHEN e.state = 'retry' AND d.not_after <= ${work.now} THEN 'expired' ELSE e.state END,
        reason = e.reason, response = e.response, failed_scope = e.scope, attempts = e.attempts, next_at = clock_timestamp() + make_interval(secs => e.wait),
        settled_at = CASE WHEN e.state <> 'retry' OR d.not_after <= ${work.now} THEN ${work.now}::timestamptz END,
        lease = NULL, lease_until = NULL, version = d.version + 1
      FROM unnest(${settled.map((one) => one.id)}::bigint[], ${states}::text[], ${settled.map(({ outcome }) => ('reason' in outcome ? outcome.reason : null))}::text[],
        ${settled.map(({ outcome }) => ('response' in outcome ? outcome.response : null))}::text[],
        ${settled.map(({ outcome }) => ('scope' in outcome ? outcome.scope : null))}::text[], ${settled.map((one) => one.attempts)}::int[],
        ${settled.map((one) => backoffSeconds(one.attempts))}::int[]) AS e(id, state, reason, response, scope, attempts, wait)
      WHERE d.communication_id = e.id AND d.state = 'sending' AND d.lease = ${turn.lease}::uuid)
    UPDATE dispatch SET state = 'sending', lease_until = clock_timestamp() + make_interval(secs => ${turn.sendingSeconds}), attempts = attempts + 1,
      rehearsed_to = ${turn.rehearsedTo}
    WHERE communication_id = ANY(${begin}::bigint[]) AND state = 'claimed' AND lease = ${turn.lease}::uuid
    RETURNING communication_id AS id`.execute(work.db)
  return rows.map((row) => row.id)
}
