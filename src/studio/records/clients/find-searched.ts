import { type RawBuilder, sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { type SearchWord, searchWords } from '../folded-text.ts'
import { type Stretch, stretchesOf } from './searched-words.ts'

/** So many clients are looked at one by one and put in order; with more, the words are walked, which have an order of their own. */
const few = 4000

/**
 * Who may be meant by what was typed: the numbers of clients among whom all those are who are found, or null where they are too many to
 * be put in order. `isSearched` has to be asked of each as well.
 */
export async function findSearched(work: Work, search: string): Promise<number[] | null> {
  const sets = searchWords(search).map(stretchesOf).map(clientsWith)
  for (const set of sets) {
    const ids = await atMost(work, set)
    if (ids !== null) return ids
  }
  // "anna miller": each is a name of thousands, both together of a few.
  return sets.length < 2 ? null : atMost(work, sql`(${sql.join(sets, sql` INTERSECT `)})`)
}

/** Whether a client, the table or alias `c`, is found: every word that was typed is the beginning of one of the client's. */
export function isSearched(search: string): RawBuilder<boolean> {
  const each = searchWords(search).map(hasWord)
  return each.length === 0 ? sql`true` : sql`(${sql.join(each, sql` AND `)})`
}

/** Whether one word that was typed is the beginning of one of the client's, the table or alias `c`. */
export function hasWord(typed: SearchWord): RawBuilder<boolean> {
  const beginnings = stretchesOf(typed).map(({ from }) => sql`position(${` ${from}`} IN ' ' || c.search_text) > 0`)
  return sql`(${sql.join(beginnings, sql` OR `)})`
}

/** A question for the clients who have a word in one of these stretches, its column `id`. */
export function clientsWith(stretches: readonly Stretch[]): RawBuilder<unknown> {
  const each = stretches.map(({ from, before }) => sql`SELECT client_id AS id FROM client_word WHERE word >= ${from} AND word < ${before}`)
  return sql`(${sql.join(each, sql` UNION ALL `)})`
}

/** The numbers that a question finds, its column `id`; null where they are too many to be looked at one by one. */
export async function atMost(work: Work, set: RawBuilder<unknown>): Promise<number[] | null> {
  const { rows } = await sql<{ ids: number[] }>`
    SELECT coalesce(array_agg(id), '{}') AS ids FROM (SELECT id FROM ${set} AS each LIMIT ${few + 1}) AS found`.execute(work.db)
  const ids = rows[0]?.ids ?? []
  return ids.length > few ? null : ids
}
