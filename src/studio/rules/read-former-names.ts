import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'

/** What the triggers that are not deleted were called before, by their numbers. */
export async function readFormerNames({ db }: Work): Promise<ReadonlyMap<number, readonly string[]>> {
  const { rows } = await sql<{ id: number; names: string[] }>`
    SELECT e.trigger_id AS id, array_agg(DISTINCT e.changes -> 'description' ->> 0) AS names
    FROM trigger_event e JOIN trigger t ON t.studio_id = e.studio_id AND t.id = e.trigger_id
    WHERE e.changes ? 'description' AND t.archived_at IS NULL
    GROUP BY e.trigger_id`.execute(db)
  return new Map(rows.map(({ id, names }) => [id, names]))
}
