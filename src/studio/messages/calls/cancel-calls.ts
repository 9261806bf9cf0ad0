import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'

/** Takes calls back that nobody has touched yet, as undo does, and returns the ids of those it took back. */
export async function cancelCalls(work: Work, communicationIds: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    UPDATE communication SET call_state = 'canceled', closed_at = ${work.now}, closed_by = ${JSON.stringify(work.actor)}::jsonb, version = version + 1
    WHERE id = ANY(${communicationIds}) AND call_state = 'open' AND version = 1
    RETURNING id`.execute(work.db)
  return rows.map(({ id }) => id)
}
