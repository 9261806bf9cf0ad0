import { type RawBuilder, sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { atMost, clientsWith, hasWord } from './clients/find-searched.ts'
import { ownStretchesOf, type Stretch, stretchesOf } from './clients/searched-words.ts'
import { type SearchWord, searchWords } from './folded-text.ts'

/** The kinds of record that have words of their own in `record_word`. */
type WordedKind = 'session' | 'appointment' | 'invoice' | 'production_order' | 'preproduction_order'

/** Words a row is found by. `column`: where the row names what they belong to; `text`: what they are made of, in the list's question. */
type Worded = { column: string; kind: WordedKind; text: RawBuilder<unknown> }
/** The same where all there are were read. */
type Given = { column: string; all: readonly { id: number; text: string }[] }

/** A list that is searched. `row`: the alias of its table in the question, where the client is `c`; `lent`: what other records add to its rows. */
export type SearchedList = { kind: WordedKind; row: string; client: string; text: RawBuilder<unknown>; lent?: readonly (Worded | Given)[] }

/** Whom one word finds: numbers in a column of the rows; null where they are too many. */
type Told = { column: string; ids: number[] | null }
type Looked = { typed: SearchWord; told: Told[]; isFound: RawBuilder<unknown> }

/**
 * What the rows of a list must fulfil to be found by what was typed: every word is the beginning of one of the record's, of its
 * client's, or of what it is lent. Few are told by their numbers, so that nothing else is looked at; of many the list is walked along.
 */
export async function findByWords(work: Work, search: string, list: SearchedList): Promise<RawBuilder<unknown>[]> {
  const words: Looked[] = []
  for (const typed of searchWords(search)) words.push(await lookUp(work, typed, list))
  const found = words.map(({ isFound }) => isFound)
  const ids = (await fewest(work, words, list)) ?? (words.length < 2 ? null : await rowsOf(work, await togetherOf(work, words, list), list))
  return ids === null ? found : [sql`${sql.ref(`${list.row}.id`)} = ANY(${ids}::bigint[])`, ...found]
}

/** The rows that one of the words finds; null where each finds too many. */
async function fewest(work: Work, words: readonly Looked[], list: SearchedList): Promise<number[] | null> {
  for (const { told } of words) {
    const ids = await rowsOf(work, told, list)
    if (ids !== null) return ids
  }
  return null
}

async function lookUp(work: Work, typed: SearchWord, { kind, row, client, text, lent = [] }: SearchedList): Promise<Looked> {
  const own = ownStretchesOf(typed)
  const clients = await atMost(work, clientsWith(stretchesOf(typed)))
  const told: Told[] = [{ column: client, ids: clients }]
  const isIt = [clients === null ? hasWord(typed) : isAmong(`${row}.${client}`, clients)]
  for (const source of [{ column: 'id', kind, text }, ...lent]) {
    const ids = 'all' in source ? beginning(source.all, typed) : await atMost(work, recordsWith(own, source.kind))
    told.push({ column: source.column, ids })
    isIt.push(ids === null && 'text' in source ? asksWords(own, source.text) : isAmong(`${row}.${source.column}`, ids ?? []))
  }
  return { typed, told, isFound: sql`(${sql.join(isIt, sql` OR `)})` }
}

/** "anna miller": each is a name of thousands, both together of a few. What one of the words finds otherwise is among these, too. */
async function togetherOf(work: Work, words: readonly Looked[], { client }: SearchedList): Promise<Told[]> {
  const sets = words.map(({ typed }) => clientsWith(stretchesOf(typed)))
  const others = words.flatMap(({ told }) => told.filter(({ column }) => column !== client))
  const isHopeless = others.some(({ ids }) => ids === null)
  return [...others, { column: client, ids: isHopeless ? null : await atMost(work, sql`(${sql.join(sets, sql` INTERSECT `)})`) }]
}

/** The rows of the list that name one of these; null where they are too many. */
async function rowsOf(work: Work, told: readonly Told[], { kind }: SearchedList): Promise<number[] | null> {
  const each: RawBuilder<unknown>[] = []
  for (const { column, ids } of told) {
    if (ids === null) return null
    if (ids.length > 0) each.push(sql`SELECT id FROM ${sql.table(kind)} WHERE ${sql.ref(column)} = ANY(${ids}::bigint[])`)
  }
  return each.length === 0 ? [] : atMost(work, sql`(${sql.join(each, sql` UNION ALL `)})`)
}

/** A question for the records of a kind that have a word of their own in one of these stretches, its column `id`. */
export function recordsWith(stretches: readonly Stretch[], kind: WordedKind): RawBuilder<unknown> {
  const each = stretches.map(
    ({ from, before }) => sql`SELECT subject_id AS id FROM record_word WHERE subject_kind = ${kind} AND word >= ${from} AND word < ${before}`,
  )
  return sql`(${sql.join(each, sql` UNION ALL `)})`
}

function beginning(all: Given['all'], { word }: SearchWord): number[] {
  return all.flatMap(({ id, text }) => (` ${text}`.includes(` ${word}`) ? [id] : []))
}

function isAmong(column: string, ids: readonly number[]): RawBuilder<unknown> {
  return ids.length === 0 ? sql`false` : sql`${sql.ref(column)} = ANY(${ids}::bigint[])`
}

/** Only where thousands begin alike is a row asked for its words. */
export function asksWords(stretches: readonly Stretch[], text: RawBuilder<unknown>): RawBuilder<unknown> {
  const each = stretches.map(({ from, before }) => sql`(own COLLATE "C" >= ${from} AND own COLLATE "C" < ${before})`)
  return sql`EXISTS (SELECT FROM unnest(words_of(${text})) AS each(own) WHERE ${sql.join(each, sql` OR `)})`
}
