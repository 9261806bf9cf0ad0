import { sql } from 'kysely'
import { actorColumns } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'

/** Makes a batch of these letters, of which the caller holds the locks, and marks them as printed. Those that no longer wait are left out; returns the batch, or null when nothing is left. */
export async function printLetters(work: Work, ids: readonly number[]): Promise<number | null> {
  const { actor_kind, actor_id, actor_name } = actorColumns(work.actor)
  const { rows } = await sql<{ id: number }>`
    INSERT INTO letter_batch (letters, printed_at, actor_kind, actor_id, actor_name)
    SELECT count(*), ${work.now}::timestamptz, ${actor_kind}, ${actor_id}::bigint, ${actor_name} FROM communication
    WHERE id = ANY(${ids}::bigint[]) AND letter_state = 'waiting' HAVING count(*) > 0
    RETURNING id`.execute(work.db)
  const batch = rows[0]?.id ?? null
  if (batch !== null)
    await sql`UPDATE communication SET letter_state = 'printed', letter_batch_id = ${batch}, version = version + 1 WHERE id = ANY(${ids}::bigint[]) AND letter_state = 'waiting'`.execute(
      work.db,
    )
  return batch
}
