import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import type { Stationery } from './stationery.ts'

/** What of the studio stands on its papers, as it is now. */
export async function loadStationery(work: Work): Promise<Stationery> {
  const { rows } = await sql<Stationery>`
    SELECT s.name, s.postal_address AS address, s.phone, coalesce(nullif(p.reply_to, ''), p.from_address, '') AS email, s.default_country AS country, s.language,
      s.currency, s.zone, s.letter_window AS "window", s.policies, s.rehearsal
    FROM studio s LEFT JOIN sender p ON p.studio_id = s.id`.execute(work.db)
  const [studio] = rows
  if (studio === undefined) throw new Error('A transaction of a studio does not see the studio.')
  return studio
}
