import { sql } from 'kysely'
import { clientNameSql } from '#studio/records/clients/client-name.ts'
import { furtherDateSql } from '#studio/records/sessions/further-date.ts'
import type { Work } from '#studio/staff/work.ts'
import { type ConfirmedSession, confirmationOf } from './confirmation-paper.ts'
import { homeSql } from './home-sql.ts'
import { loadStationery } from './load-stationery.ts'
import type { Attachment } from './paper.ts'

/** The confirmations of these sessions, by session, in one query; a session without a date has none. */
export async function loadConfirmations(work: Work, sessionIds: readonly number[]): Promise<Map<number, Attachment>> {
  if (sessionIds.length === 0) return new Map()
  const studio = await loadStationery(work)
  const { rows } = await sql<ConfirmedSession>`
    SELECT s.id, s.number, t.name AS type, ${clientNameSql} AS client, coalesce(c.language, ${studio.language}) AS language, ${homeSql} AS home,
      s.primary_on, s.primary_time, s.primary_zone, m.name AS photographer, s.canceled,
      (SELECT coalesce(jsonb_agg(${furtherDateSql} ORDER BY d.position), '[]') FROM session_date d WHERE d.studio_id = s.studio_id AND d.session_id = s.id) AS further
    FROM session s JOIN client c ON c.studio_id = s.studio_id AND c.id = s.client_id JOIN type t ON t.studio_id = s.studio_id AND t.id = s.type_id
    LEFT JOIN member m ON m.studio_id = s.studio_id AND m.id = s.photographer_id
    WHERE s.id = ANY(${sessionIds}::bigint[])`.execute(work.db)
  return new Map(
    rows.flatMap((row) => {
      const confirmation = confirmationOf(studio, row, work.today)
      return confirmation === null ? [] : [[row.id, confirmation] as const]
    }),
  )
}
