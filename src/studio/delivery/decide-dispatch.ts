import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import { noteResend } from '#studio/processing/note-resend.ts'
import type { Work } from '#studio/staff/work.ts'
import { type DispatchState, dispatchStates, recallable } from './dispatch.ts'
import { recallMessages } from './recall-messages.ts'

export const dispatchDecisions = ['recall', 'send-now', 'send-again', 'mark-sent'] as const
export type DispatchDecision = (typeof dispatchDecisions)[number]

const from: Record<DispatchDecision, readonly DispatchState[]> = {
  recall: recallable,
  'send-now': ['waiting', 'retry'],
  'send-again': ['in-doubt', 'failed', 'expired'],
  'mark-sent': ['in-doubt'],
}
/** Where a decision leaves a message: deciding twice changes nothing. */
const settledAt: Partial<Record<DispatchDecision, DispatchState>> = { recall: 'recalled', 'mark-sent': 'sent' }

type Row = { id: number; state: DispatchState; version: number; attempts: number; together: string | null; settled_at: Date | null }

/**
 * What a person decides about one email on its way. `version` is what they saw. What shares an email with others shares its fate, so what is decided about one holds for all of
 * them; but each is recalled by itself.
 */
export async function decideDispatch(work: Work, id: number, wanted: { decision: DispatchDecision; version: number }): Promise<void> {
  const { rows } = await sql<Row>`
    SELECT communication_id AS id, state, version, attempts, together, settled_at FROM dispatch
    WHERE communication_id = ${id} OR together = (SELECT together FROM dispatch WHERE communication_id = ${id}) ORDER BY communication_id FOR UPDATE`.execute(
    work.db,
  )
  const dispatch = rows.find((row) => row.id === id)
  if (dispatch === undefined) throw new Refusal('not-found', 'no-such-message', `There is no email number ${id}. It may belong to another studio.`)
  if (dispatch.state === settledAt[wanted.decision]) return
  if (!from[wanted.decision].includes(dispatch.state)) {
    throw new Refusal(
      'conflict',
      'cannot-decide',
      `This email is “${dispatchStates[dispatch.state].label.toLowerCase()}” by now, so that can no longer be done. Reload to see where it stands.`,
    )
  }
  if (dispatch.version !== wanted.version)
    throw new Refusal('conflict', 'changed-meanwhile', 'This email has moved on since you looked. Reload to see where it stands.')
  const others = wanted.decision === 'recall' ? [] : rows.filter((row) => row !== dispatch && endedAlike(row, dispatch))
  await carryOut(
    work,
    [dispatch, ...others].map((row) => row.id).toSorted((a, b) => a - b),
    wanted.decision,
  )
}

/** They were begun in one email, and one turn settled them. */
function endedAlike(one: Row, other: Row): boolean {
  return one.attempts > 0 && other.attempts > 0 && one.state === other.state && one.settled_at?.getTime() === other.settled_at?.getTime()
}

async function carryOut(work: Work, ids: readonly number[], decision: DispatchDecision): Promise<void> {
  if (decision === 'recall') {
    await recallMessages(work, ids, { to: 'held', why: `Recalled by ${work.actor.name}.` })
    return
  }
  const theirs = sql`communication_id = ANY(${ids}::bigint[])`
  if (decision === 'mark-sent') {
    const why = `Taken as sent by ${work.actor.name}.`
    await sql`UPDATE dispatch SET state = 'sent', reason = ${why}, settled_at = ${work.now}, version = version + 1 WHERE ${theirs}`.execute(work.db)
    return
  }
  if (decision === 'send-again') for (const id of ids) await noteResend(work, id)
  const why = decision === 'send-again' ? `Sent again by ${work.actor.name}.` : null
  await sql`UPDATE dispatch SET state = 'waiting', any_time = true, next_at = now(), not_after = CASE WHEN ${decision} = 'send-again' THEN NULL ELSE not_after END,
      reason = ${why}, settled_at = NULL, version = version + 1 WHERE ${theirs}`.execute(work.db)
  await sql`SELECT pg_notify('hotshoe', ${`${work.studio.id} send`})`.execute(work.db)
}
