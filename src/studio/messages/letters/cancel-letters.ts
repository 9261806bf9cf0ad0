import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'

/** Takes letters back that were not printed yet, as undo and a changed record do, saying why; returns the ids of those it took back. */
export async function cancelLetters(work: Work, communicationIds: readonly number[], why: string): Promise<number[]> {
  if (communicationIds.length === 0) return []
  const { rows } = await sql<{ id: number }>`
    UPDATE communication SET letter_state = 'canceled', flagged = ${why}, closed_at = ${work.now}, closed_by = ${JSON.stringify(work.actor)}::jsonb, version = version + 1
    WHERE id IN (SELECT id FROM communication WHERE id = ANY(${communicationIds}::bigint[]) AND letter_state = 'waiting' ORDER BY id FOR UPDATE) AND letter_state = 'waiting'
    RETURNING id`.execute(work.db)
  return rows.map(({ id }) => id)
}
