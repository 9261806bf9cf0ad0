import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import { type ActorColumns, actorOf } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import { type Cause, cause } from './cause.ts'
import { traceItem } from './trace-item.ts'

type Made = ActorColumns & { id: number; name: string; channel: string; to_name: string; item_id: number | null; created_at: Date }
type Effect = {
  item_id: number
  step: number
  place: number
  resends: number
  recipient_kind: string
  run_id: number | null
  actor_name: string | null
  requested_at: Date | null
}

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
  return [first, ...(await madeBy(work, made, sql`e.communication_id = ${id}`))]
}

/** Why a task was made. */
export async function traceTask(work: Work, id: number): Promise<Cause[]> {
  const { rows } = await sql<Made>`
    SELECT t.id, t.description AS name, 'task' AS channel, coalesce(m.name, d.name, '') AS to_name, t.cause_item_id AS item_id, t.created_at, t.actor_kind, t.actor_id, t.actor_name
    FROM task t LEFT JOIN member m ON m.studio_id = t.studio_id AND m.id = t.member_id LEFT JOIN department d ON d.studio_id = t.studio_id AND d.id = t.department_id
    WHERE t.id = ${id}`.execute(work.db)
  const [made] = rows
  if (made === undefined) throw new Refusal('not-found', 'no-such-task', `There is no task number ${id}. It may belong to another studio.`)
  const whose = made.to_name === '' ? '' : ` for ${made.to_name}`
  const first = cause('task', made.created_at, { sentence: `The task “${made.name}”${whose}.`, actor: actorOf(made), item_id: made.item_id })
  return [first, ...(await madeBy(work, made, sql`e.task_id = ${id}`))]
}

/** The output that made it, then its item; of what nobody's trigger made, who did. */
async function madeBy(work: Work, made: Made, which: ReturnType<typeof sql>): Promise<Cause[]> {
  const { rows } = await sql<Effect>`
    SELECT e.item_id, e.step, e.resends, e.run_id, o.recipient_kind, r.actor_name, r.requested_at,
      (SELECT count(*) FROM trigger_output p WHERE p.studio_id = o.studio_id AND p.trigger_id = o.trigger_id AND p.position < o.position AND p.archived_at IS NULL)::int + 1 AS place
    FROM effect e JOIN trigger_output o ON o.studio_id = e.studio_id AND o.id = e.output_id LEFT JOIN processing_run r ON r.studio_id = e.studio_id AND r.id = e.run_id
    WHERE ${which} ORDER BY e.id LIMIT 1`.execute(work.db)
  const [effect] = rows
  const itemId = effect?.item_id ?? made.item_id
  if (itemId === null) return [cause('written', made.created_at, { sentence: `${made.actor_name} wrote it; no trigger did.`, actor: actorOf(made) })]
  return [...(effect === undefined ? [] : [writtenBy(effect, made)]), ...(await traceItem(work, itemId))]
}

function writtenBy({ step, place, resends, run_id, actor_name, requested_at, item_id }: Effect, made: Made): Cause {
  const pressed = actor_name === null || requested_at === null ? [] : [`${actor_name} started the run.`]
  const chain = step > 0 ? [`It was step ${step + 1} of the chain: what comes before could not be used or had failed.`] : []
  const again = resends > 0 ? [`It was sent again by ${made.actor_name}.`] : []
  return cause('written', made.created_at, {
    sentence: `Output ${place} of the trigger made it${run_id === null ? '' : `, in run ${run_id}`}.`,
    details: [...pressed, ...chain, ...again],
    actor: actorOf(made),
    run_id,
    item_id,
  })
}
