import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'

/** Those of some messages that went by themselves, with their triggers. What a person processed or sends is theirs. */
export async function findAutomatic(work: Work, ids: readonly number[]): Promise<{ id: number; trigger_id: number }[]> {
  const { rows } = await sql<{ id: number; trigger_id: number }>`
    SELECT c.id, i.trigger_id FROM communication c
    JOIN dispatch d ON d.studio_id = c.studio_id AND d.communication_id = c.id AND NOT d.any_time
    JOIN triggered_item i ON i.studio_id = c.studio_id AND i.id = c.item_id
    WHERE c.id = ANY(${ids}::bigint[]) AND c.actor_kind = 'job'
      AND EXISTS (SELECT FROM effect e JOIN processing_run r ON r.studio_id = e.studio_id AND r.id = e.run_id AND r.actor_kind = 'job'
        WHERE e.studio_id = c.studio_id AND e.communication_id = c.id)`.execute(work.db)
  return rows
}
