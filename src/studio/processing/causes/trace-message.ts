import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import { actorOf } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import { type Cause, cause } from './cause.ts'
import { type Made, traceMade } from './trace-made.ts'

/** Why a message was written: from the message back to what set it off. Also of calls and letters. */
export async function traceMessage(work: Work, id: number): Promise<Cause[]> {
  const { rows } = await sql<Made>`
    SELECT id, coalesce(nullif(subject, ''), description) AS name, channel, to_name, item_id, created_at, actor_kind, actor_id, actor_name FROM communication WHERE id = ${id}`.execute(
    work.db,
  )
  const [made] = rows
  if (made === undefined) throw new Refusal('not-found', 'no-such-message', `There is no message number ${id}. It may belong to another studio.`)
  const what = { email: 'The email', call: 'The call', letter: 'The letter' }[made.channel] ?? 'The message'
  const first = cause('message', made.created_at, { sentence: `${what} “${made.name}” to ${made.to_name}.`, actor: actorOf(made), item_id: made.item_id })
  return [first, ...(await traceMade(work, made, sql`e.communication_id = ${id}`))]
}
