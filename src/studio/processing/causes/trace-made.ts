import { sql } from 'kysely'
import { type ActorColumns, actorOf } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import { type Cause, cause } from './cause.ts'
import { traceItem } from './trace-item.ts'

export type Made = ActorColumns & { id: number; name: string; channel: string; to_name: string; item_id: number | null; created_at: Date }
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

/** The output that made it, then its item; of what nobody's trigger made, who did. */
export async function traceMade(work: Work, made: Made, which: ReturnType<typeof sql>): Promise<Cause[]> {
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
