import { type RawBuilder, sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { atMost, clientsWith, hasWord } from '../clients/find-searched.ts'
import { ownStretchesOf, type Stretch, stretchesOf } from '../clients/searched-words.ts'
import { asksWords, recordsWith } from '../find-by-words.ts'
import { folded, type SearchWord, searchWords } from '../folded-text.ts'

/** What a task may belong to that has a number people search by. */
const numbered = ['session', 'invoice', 'production_order', 'preproduction_order'] as const

/** Whose task it is: of whom it names, or of what it belongs to. */
const whose = sql`coalesce(t.client_id,
  (SELECT s.client_id FROM session s WHERE s.studio_id = t.studio_id AND s.id = t.session_id),
  (SELECT a.client_id FROM appointment a WHERE a.studio_id = t.studio_id AND a.id = t.appointment_id),
  (SELECT i.bill_to_id FROM invoice i WHERE i.studio_id = t.studio_id AND i.id = t.invoice_id),
  (SELECT o.client_id FROM production_order o WHERE o.studio_id = t.studio_id AND o.id = t.production_order_id),
  (SELECT o.client_id FROM preproduction_order o WHERE o.studio_id = t.studio_id AND o.id = t.preproduction_order_id))`

/** As folded-text.ts folds: tasks are few, so that theirs is made when it is asked for. */
const text = sql`translate(regexp_replace(normalize(lower(t.description || ' ' || t.notes), NFKD), '[\u0300-\u036f]', '', 'g'), 'łøđðıħŧ’', 'loddiht''')`

/**
 * What a task, the table `t`, must fulfil to be found by what was typed: every word is part of its description or notes, or the beginning of
 * one of its client's, or of the number of what it belongs to; or all of it stands in the description or notes as it was typed.
 */
export async function findSearchedTasks(work: Work, search: string): Promise<RawBuilder<unknown>> {
  const words: RawBuilder<unknown>[] = []
  for (const typed of searchWords(search)) words.push(await isFound(work, typed))
  if (words.length === 0) return sql`true`
  return sql`(position(${folded(search)}::text IN ${text}) > 0 OR (${sql.join(words, sql` AND `)}))`
}

async function isFound(work: Work, typed: SearchWord): Promise<RawBuilder<unknown>> {
  const own = ownStretchesOf(typed)
  const found = [sql`position(${typed.word}::text IN ${text}) > 0`, await isOfClient(work, typed)]
  for (const kind of numbered) found.push(await isOfNumber(work, kind, own))
  return sql`(${sql.join(found, sql` OR `)})`
}

async function isOfClient(work: Work, typed: SearchWord): Promise<RawBuilder<unknown>> {
  const ids = await atMost(work, clientsWith(stretchesOf(typed)))
  if (ids !== null) return ids.length === 0 ? sql`false` : sql`${whose} = ANY(${ids}::bigint[])`
  return sql`EXISTS (SELECT FROM client c WHERE c.studio_id = t.studio_id AND c.id = ${whose} AND ${hasWord(typed)})`
}

async function isOfNumber(work: Work, kind: (typeof numbered)[number], own: readonly Stretch[]): Promise<RawBuilder<unknown>> {
  const link = sql.ref(`t.${kind}_id`)
  const ids = await atMost(work, recordsWith(own, kind))
  if (ids !== null) return ids.length === 0 ? sql`false` : sql`${link} = ANY(${ids}::bigint[])`
  return sql`EXISTS (SELECT FROM ${sql.table(kind)} o WHERE o.studio_id = t.studio_id AND o.id = ${link} AND ${asksWords(own, sql`o.number`)})`
}
