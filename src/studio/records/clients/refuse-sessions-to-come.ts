import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'

type ToCome = { kind: 'sessions' | 'appointments'; name: string; on_day: string }

/** Refuses to put away or erase a client whose sessions, also by a further date, or appointments are to come: they would be forgotten. */
export async function refuseSessionsToCome(work: Work, id: number, name: string): Promise<void> {
  const { rows } = await sql<ToCome>`
    SELECT 'sessions' AS kind, s.number AS name, min(d.on_day) AS on_day FROM session s
    CROSS JOIN LATERAL (
      SELECT s.primary_on AS on_day UNION ALL SELECT f.on_day FROM session_date f WHERE f.studio_id = s.studio_id AND f.session_id = s.id
    ) d
    WHERE s.client_id = ${id} AND d.on_day >= ${work.today} AND NOT s.canceled AND s.archived_at IS NULL GROUP BY s.id, s.number
    UNION ALL
    SELECT 'appointments', coalesce(nullif(a.title, ''), t.name), a.on_day FROM appointment a
    JOIN type t ON t.studio_id = a.studio_id AND t.id = a.type_id
    WHERE a.client_id = ${id} AND a.on_day >= ${work.today} AND NOT a.canceled AND a.archived_at IS NULL
    ORDER BY kind DESC, on_day, name`.execute(work.db)
  if (rows.length === 0) return
  const few = rows.slice(0, 3).map((row) => `${row.name} on ${row.on_day}`)
  const list = rows.length > 3 ? `${few.join(', ')} and ${rows.length - 3} more` : few.join(', ')
  const kinds = [...new Set(rows.map(({ kind }) => kind))].join(' and ')
  throw new Refusal('conflict', 'sessions-to-come', `${name} has ${kinds} to come: ${list}. Cancel, move or archive them first.`)
}
