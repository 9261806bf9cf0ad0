import { type RawBuilder, sql } from 'kysely'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { Answer } from '#platform/http/endpoint.ts'
import type { Work } from '#studio/staff/work.ts'
import type { Duplicate } from './contract.ts'
import { lookalikeSql } from './lookalike.ts'

type Wanted = { client_id?: number; after?: string; limit?: number }
type Pair = { low: number; high: number }
type Group = { key: string; ids: number[] }
type Page = { rows: Answer<Duplicate>[]; next: string | null }

/** What two may have in common, in the order in which pairs are listed. A pair is listed once, where it comes first. */
const ways = [
  { walk: (after: string, many: number) => groups('client_email', 'email', { id: 'client_id', after, many }), unless: sql<boolean>`false` },
  { walk: (after: string, many: number) => groups('client_phone', 'phone', { id: 'client_id', after, many }), unless: sql<boolean>`m.email` },
  { walk: (after: string, many: number) => groups('client', 'sort_name', { id: 'id', after, many }), unless: sql<boolean>`m.email OR m.phone` },
] as const

const groupsAtOnce = 200

/**
 * Pairs of clients that may be the same person: the same email, or phone, or the same name and birthday, address or city. Each way is one
 * walk along an index that ends when the page is full. A page ends with a whole group, so it may be a little longer than asked. What more
 * than a dozen share (the number of a school) tells nothing.
 */
export async function findDuplicates(work: Work, { client_id, after, limit = 50 }: Wanted): Promise<Page> {
  if (client_id !== undefined) return { rows: await judged(work, await pairsOf(work, client_id), sql<boolean>`false`), next: null }
  // Statistics of a table that was just filled are wrong; a walk along the index is right whatever they say.
  await sql`SELECT set_config('enable_seqscan', 'off', true), set_config('enable_hashagg', 'off', true), set_config('enable_sort', 'off', true)`.execute(
    work.db,
  )
  const [from, key] = after === undefined ? [0, ''] : readCursor(after, 2)
  const rows: Answer<Duplicate>[] = []
  for (const [place, way] of ways.entries()) {
    if (place < Number(from)) continue
    for (let at: string | null = place === Number(from) ? String(key) : ''; at !== null; ) {
      const found: Group[] = (await way.walk(at, groupsAtOnce).execute(work.db)).rows
      for (const group of await withPairs(work, found, way.unless)) {
        rows.push(...group.rows)
        if (rows.length >= limit) return { rows, next: writeCursor([place, group.key]) }
      }
      at = found.length < groupsAtOnce ? null : (found.at(-1)?.key ?? null)
    }
  }
  return { rows, next: null }
}

function groups(table: string, column: string, { id, after, many }: { id: string; after: string; many: number }): RawBuilder<Group> {
  const key = sql.ref(column)
  return sql<Group>`
    SELECT ${key} AS key, array_agg(${sql.ref(id)}) AS ids FROM ${sql.table(table)} WHERE ${key} > ${after}
    GROUP BY ${key} HAVING count(*) BETWEEN 2 AND 12 ORDER BY ${key} LIMIT ${many}`
}

/** Groups that hold pairs to be listed, with these. */
async function withPairs(work: Work, found: readonly Group[], unless: RawBuilder<boolean>): Promise<{ key: string; rows: Answer<Duplicate>[] }[]> {
  const pairs = found.map(({ key, ids }) => ({ key, pairs: ids.flatMap((low) => ids.flatMap((high) => (low < high ? [{ low, high }] : []))) }))
  const rows = await judged(
    work,
    pairs.flatMap((group) => group.pairs),
    unless,
  )
  const seen = new Set<string>()
  return pairs.flatMap(({ key, pairs: own }) => {
    const names = new Set(own.map(({ low, high }) => `${low} ${high}`))
    const mine = rows.filter(({ client, other }) => names.has(`${client.id} ${other.id}`) && !seen.has(`${client.id} ${other.id}`))
    for (const { client, other } of mine) seen.add(`${client.id} ${other.id}`)
    return mine.length === 0 ? [] : [{ key, rows: mine }]
  })
}

const shares = (table: string, column: string) => sql<boolean>`EXISTS (SELECT FROM ${sql.table(table)} x JOIN ${sql.table(table)} y
  ON y.studio_id = x.studio_id AND ${sql.ref(`y.${column}`)} = ${sql.ref(`x.${column}`)} WHERE x.client_id = a.id AND y.client_id = b.id)`

/** Of these pairs those that count, with what the two have in common; those with most first. */
async function judged(work: Work, pairs: readonly Pair[], unless: RawBuilder<boolean>): Promise<Answer<Duplicate>[]> {
  if (pairs.length === 0) return []
  const { rows } = await sql<Answer<Duplicate>>`
    SELECT ${lookalike('a')} AS client, ${lookalike('b')} AS other,
      array_remove(ARRAY[CASE WHEN m.email THEN 'email' END, CASE WHEN m.phone THEN 'phone' END, CASE WHEN m.name THEN 'name' END,
        CASE WHEN m.born THEN 'birthday' END, CASE WHEN m.housed THEN 'address' END], NULL) AS reasons
    FROM (SELECT DISTINCT * FROM unnest(${pairs.map(({ low }) => low)}::bigint[], ${pairs.map(({ high }) => high)}::bigint[]) AS p(low, high)) p
    JOIN client a ON a.id = p.low AND a.archived_at IS NULL
    JOIN client b ON b.studio_id = a.studio_id AND b.id = p.high AND b.archived_at IS NULL
    CROSS JOIN LATERAL (SELECT ${shares('client_email', 'email')} AS email, ${shares('client_phone', 'phone')} AS phone,
      a.sort_name <> '' AND a.sort_name = b.sort_name AS name,
      coalesce(a.birthday_mmdd = b.birthday_mmdd AND coalesce(a.birthday_year = b.birthday_year, true), false) AS born,
      a.street <> '' AND lower(a.street) = lower(b.street) AND lower(a.postcode) = lower(b.postcode) AS housed,
      a.city <> '' AND lower(a.city) = lower(b.city) AS near OFFSET 0) m
    WHERE NOT (${unless}) AND (m.email OR m.phone OR (m.name AND (m.born OR m.housed OR m.near)))
      AND NOT EXISTS (SELECT FROM client l CROSS JOIN client h JOIN client_apart x ON x.client_id = least(l.id, h.id) AND x.other_id = greatest(l.id, h.id)
        WHERE (l.id = p.low OR l.merged_into = p.low) AND (h.id = p.high OR h.merged_into = p.high))
    ORDER BY m.email::int + m.phone::int + m.name::int + m.born::int + m.housed::int DESC, p.low, p.high`.execute(work.db)
  return rows
}

function lookalike(alias: string): RawBuilder<unknown> {
  return sql`(SELECT ${lookalikeSql} FROM client c WHERE c.studio_id = ${sql.ref(`${alias}.studio_id`)} AND c.id = ${sql.ref(`${alias}.id`)})`
}

/** Whom one client may be, by probes. */
async function pairsOf(work: Work, id: number): Promise<Pair[]> {
  const { rows } = await sql<Pair>`
    SELECT DISTINCT least(o.id, ${id}::bigint) AS low, greatest(o.id, ${id}::bigint) AS high FROM (
      SELECT o.client_id AS id FROM client_email e JOIN client_email o ON o.studio_id = e.studio_id AND o.email = e.email WHERE e.client_id = ${id}
      UNION SELECT o.client_id FROM client_phone p JOIN client_phone o ON o.studio_id = p.studio_id AND o.phone = p.phone WHERE p.client_id = ${id}
      UNION SELECT o.id FROM client c JOIN client o ON o.studio_id = c.studio_id AND o.sort_name = c.sort_name WHERE c.id = ${id} AND c.sort_name <> ''
    ) o WHERE o.id <> ${id} LIMIT 200`.execute(work.db)
  return rows
}
