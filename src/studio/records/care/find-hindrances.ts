import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { clientNameSql } from '../clients/client-name.ts'

type Found = { id: number; name: string; undone: boolean; into: string | null; erased: boolean; changed: boolean; made: string[] }

/** Why merges cannot be undone any more, by their numbers: what depends on them, as a sentence. One that can be undone is left out. */
export async function findHindrances(work: Work, ids: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await sql<Found>`
    SELECT g.id, ${clientNameSql} AS name, g.undone_at IS NOT NULL AS undone, c.erased_at IS NOT NULL AS erased, c.version <> g.winner_version AS changed,
      (SELECT ${into} FROM client w WHERE w.studio_id = c.studio_id AND w.id = c.merged_into) AS into,
      ARRAY(
        SELECT 'session ' || s.number FROM session s WHERE s.client_id = c.id AND s.created_at > g.at
        UNION ALL SELECT 'task “' || t.description || '”' FROM task t WHERE t.client_id = c.id AND t.created_at > g.at
        UNION ALL SELECT 'an appointment on ' || a.on_day FROM appointment a WHERE a.client_id = c.id AND a.created_at > g.at
        UNION ALL SELECT 'invoice ' || i.number FROM invoice i WHERE i.bill_to_id = c.id AND i.created_at > g.at
        UNION ALL SELECT 'order ' || p.number FROM production_order p WHERE p.client_id = c.id AND p.created_at > g.at
        UNION ALL SELECT 'order ' || p.number FROM preproduction_order p WHERE p.client_id = c.id AND p.created_at > g.at
        LIMIT 4) AS made
    FROM client_merge g JOIN client c ON c.studio_id = g.studio_id AND c.id = g.winner_id
    WHERE g.id = ANY(${ids}::bigint[])`.execute(work.db)
  return new Map(
    rows.flatMap((row) => {
      const sentence = sentenceOf(row)
      return sentence === null ? [] : [[row.id, sentence]]
    }),
  )
}

const into = sql`coalesce(nullif(btrim(w.first_name || ' ' || w.last_name), ''), w.company)`

function sentenceOf({ name, undone, into, erased, changed, made }: Found): string | null {
  if (undone) return null
  if (erased) return 'The client was erased, so nothing is left that could be parted.'
  if (into !== null) return `${name} was itself merged into ${into}. Undo that merge first.`
  if (made.length > 0) {
    const list = made.length > 3 ? `${made.slice(0, 3).join(', ')} and more` : made.join(', ')
    return `Since the merge ${name} got ${list}. It cannot be told whose that is: give it to another client, or leave them merged.`
  }
  if (changed) return `${name} was changed since the merge. Undoing it would lose that change; make a new client instead and give it its sessions.`
  return null
}
