import { type RawBuilder, sql } from 'kysely'
import { actorColumns } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import type { ReasonCode } from './reasons.ts'
import type { Waiting } from './waiting.ts'

/** `until`: studio time from which they go by themselves though they wait. `letGo`: a person said so; neither brake nor cap stops them. */
export type Waits = { waiting: Waiting | null; reason: ReasonCode; until?: Date | null; letGo?: boolean }

/**
 * Lets active items of automatic triggers wait for a person, or go by themselves, each with an event; returns their ids. `which` speaks of
 * the item `i`. Versions stay: what a person decided looking at them still holds.
 */
export async function setWaiting(work: Work, which: RawBuilder<boolean>, { waiting, reason, until = null, letGo = false }: Waits): Promise<number[]> {
  const actor = actorColumns(work.actor)
  const { rows } = await sql<{ id: number }>`
    WITH meant AS (SELECT i.id FROM triggered_item i WHERE i.state = 'active' AND ${which} ORDER BY i.id FOR NO KEY UPDATE OF i),
    changed AS (
      UPDATE triggered_item i SET waits_for = ${waiting}, waits_until = ${until}::timestamptz, let_go = ${letGo} FROM meant WHERE i.id = meant.id RETURNING i.id),
    told AS (
      INSERT INTO item_event (item_id, at, from_state, to_state, reason, actor_kind, actor_id, actor_name)
      SELECT id, ${work.now}, 'active', 'active', ${reason}, ${actor.actor_kind}, ${actor.actor_id}::bigint, ${actor.actor_name} FROM changed)
    SELECT id FROM changed`.execute(work.db)
  if (waiting === null && rows.length > 0) await sql`SELECT pg_notify('hotshoe', ${`${work.studio.id} automatic`})`.execute(work.db)
  return rows.map((row) => row.id)
}
