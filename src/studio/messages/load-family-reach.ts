import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { type ReachRow, withStops } from './load-reachability.ts'
import { homeSql } from './papers/home-sql.ts'
import type { ClientReach } from './reachability.ts'

/**
 * How family members can be reached: by an address of their own, else by their client's; wishes are the client's, and count for them
 * too (semantics §6). Three queries, whatever their number; the answer is asked by the member.
 */
export async function loadFamilyReach(work: Work, memberIds: readonly number[]): Promise<Map<number, ClientReach>> {
  if (memberIds.length === 0) return new Map()
  const { rows } = await sql<ReachRow & { memberId: number }>`
    SELECT f.id AS "memberId", c.id AS "clientId", f.name, split_part(btrim(f.name), ' ', 1) AS "firstName",
      coalesce(c.language, ${work.studio.language}) AS language, coalesce(c.zone, ${work.studio.zone}) AS zone,
      c.do_not_market AS "doNotMarket", c.do_not_call AS "doNotCall", c.archived_at IS NOT NULL AS archived,
      ${homeSql} AS home, (SELECT default_country FROM studio) AS "studioCountry",
      array_remove(nullif(btrim(f.email), '') || ARRAY(SELECT e.email FROM client_email e WHERE e.studio_id = c.studio_id AND e.client_id = c.id ORDER BY e.position), NULL) AS emails,
      (SELECT coalesce(json_agg(json_build_object('phone', p.phone, 'sms', p.sms) ORDER BY p.position), '[]') FROM (
        SELECT btrim(f.phone) AS phone, false AS sms, -1 AS position WHERE btrim(f.phone) <> ''
        UNION ALL SELECT p.phone, p.sms, p.position FROM client_phone p WHERE p.studio_id = c.studio_id AND p.client_id = c.id) p) AS phones
    FROM family_member f JOIN client c ON c.studio_id = f.studio_id AND c.id = f.client_id
    WHERE f.id = ANY(${memberIds}::bigint[]) ORDER BY f.id`.execute(work.db)
  const reaches = await withStops(work, rows)
  return new Map(rows.flatMap(({ memberId }, at) => reaches.slice(at, at + 1).map((reach) => [memberId, reach] as const)))
}
