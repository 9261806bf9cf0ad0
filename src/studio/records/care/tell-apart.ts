import { sql } from 'kysely'
import { actorColumns } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import { loadClient } from '../clients/load-clients.ts'

type Apart = { client_id: number; other_id: number; apart: boolean }

/** Remembers that two clients, with those who were merged into them, are not the same person, or forgets it; twice the same way changes nothing. */
export async function tellApart(work: Work, { client_id, other_id, apart }: Apart): Promise<{ apart: boolean }> {
  const [low, high] = [Math.min(client_id, other_id), Math.max(client_id, other_id)]
  for (const id of [low, high]) await loadClient(work, id)
  if (!apart || low === high) {
    await sql`
      DELETE FROM client_apart x USING client l, client h
      WHERE (l.id = ${low} OR l.merged_into = ${low}) AND (h.id = ${high} OR h.merged_into = ${high})
        AND x.client_id = least(l.id, h.id) AND x.other_id = greatest(l.id, h.id)`.execute(work.db)
    return { apart: false }
  }
  await work.db
    .insertInto('client_apart')
    .values({ client_id: low, other_id: high, at: work.now, ...actorColumns(work.actor) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return { apart: true }
}
