import { type RawBuilder, sql } from 'kysely'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { Answer } from '#platform/http/endpoint.ts'
import type { Work } from '#studio/staff/work.ts'
import type { Duplicate } from './contract.ts'
import { lookalikeSql } from './lookalike.ts'

type Wanted = { client_id?: number; after?: string; limit?: number }
type Row = Answer<Duplicate> & { score: number; low: number; high: number }

/**
 * Pairs of clients that may be the same person: the same email or phone, or the same name and birthday, address or city. Those most alike
 * first, a page at a time. What a dozen share (the number of a school) tells nothing. One walk along three indexes, whatever is found.
 */
export async function findDuplicates(work: Work, { client_id, after, limit = 50 }: Wanted): Promise<{ rows: Answer<Duplicate>[]; next: string | null }> {
  const [score, low, high] = after === undefined ? [99, 0, 0] : readCursor(after, 3)
  const { rows } = await sql<Row>`
    WITH alike AS (${client_id === undefined ? ofAll : ofOne(client_id)}),
    pairs AS (SELECT low, high, array_agg(DISTINCT why) AS whys FROM alike WHERE low < high GROUP BY low, high),
    judged AS (
      SELECT p.low, p.high, ARRAY(SELECT w FROM unnest(p.whys || CASE WHEN m.born THEN ARRAY['birthday'] ELSE '{}' END
          || CASE WHEN m.housed THEN ARRAY['address'] ELSE '{}' END) w ORDER BY array_position(ARRAY['email', 'phone', 'name', 'birthday', 'address'], w)) AS reasons,
        4 * ('email' = ANY(p.whys))::int + 3 * ('phone' = ANY(p.whys))::int + 3 * ('name' = ANY(p.whys))::int + 2 * m.born::int + m.housed::int AS score
      FROM pairs p
      JOIN client a ON a.id = p.low AND a.archived_at IS NULL
      JOIN client b ON b.studio_id = a.studio_id AND b.id = p.high AND b.archived_at IS NULL
      CROSS JOIN LATERAL (SELECT
        coalesce(a.birthday_mmdd = b.birthday_mmdd AND coalesce(a.birthday_year = b.birthday_year, true), false) AS born,
        a.street <> '' AND lower(a.street) = lower(b.street) AND lower(a.postcode) = lower(b.postcode) AS housed) m
      WHERE p.whys <> ARRAY['name'] OR m.born OR m.housed OR (a.city <> '' AND lower(a.city) = lower(b.city)))
    SELECT j.low, j.high, j.score, j.reasons,
      (SELECT ${lookalikeSql} FROM client c WHERE c.id = j.low) AS client, (SELECT ${lookalikeSql} FROM client c WHERE c.id = j.high) AS other
    FROM judged j
    WHERE (-j.score, j.low, j.high) > (${sql`-${score}::int`}, ${low}::bigint, ${high}::bigint)
      AND NOT EXISTS (SELECT FROM client_apart x WHERE x.client_id = j.low AND x.other_id = j.high)
    ORDER BY j.score DESC, j.low, j.high LIMIT ${limit + 1}`.execute(work.db)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    rows: rows.slice(0, limit).map(({ client, other, reasons }) => ({ client, other, reasons })),
    next: last === undefined ? null : writeCursor([last.score, last.low, last.high]),
  }
}

const few = sql`count(*) BETWEEN 2 AND 12`

/** Whom two have in common, as pairs of numbers with the reason. */
const ofAll: RawBuilder<unknown> = sql`
  SELECT a.id AS low, b.id AS high, g.why FROM (
    SELECT 'email' AS why, array_agg(client_id) AS ids FROM client_email GROUP BY email HAVING ${few}
    UNION ALL SELECT 'phone', array_agg(client_id) FROM client_phone GROUP BY phone HAVING ${few}
    UNION ALL SELECT 'name', array_agg(id) FROM client WHERE sort_name <> '' AND archived_at IS NULL GROUP BY sort_name HAVING ${few}
  ) g, unnest(g.ids) AS a(id), unnest(g.ids) AS b(id) WHERE a.id < b.id`

/** The same for one client, by probes. */
function ofOne(id: number): RawBuilder<unknown> {
  const pair = (other: RawBuilder<unknown>) => sql`least(${other}, ${id}::bigint) AS low, greatest(${other}, ${id}::bigint) AS high`
  return sql`
    SELECT ${pair(sql`o.client_id`)}, 'email' AS why FROM client_email e JOIN client_email o ON o.studio_id = e.studio_id AND o.email = e.email
    WHERE e.client_id = ${id}
    UNION ALL
    SELECT ${pair(sql`o.client_id`)}, 'phone' FROM client_phone p JOIN client_phone o ON o.studio_id = p.studio_id AND o.phone = p.phone
    WHERE p.client_id = ${id}
    UNION ALL
    SELECT ${pair(sql`o.id`)}, 'name' FROM client c JOIN client o ON o.studio_id = c.studio_id AND o.sort_name = c.sort_name
    WHERE c.id = ${id} AND c.sort_name <> ''`
}
