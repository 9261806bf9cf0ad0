import { sql } from 'kysely'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { Work } from '#studio/staff/work.ts'
import type { Draft } from '#studio/triggers/draft.ts'
import { isOf } from '../find-sources.ts'
import { itemsById } from '../items-by-id.ts'
import type { Verdict } from '../judge-items.ts'
import { judgedItems } from '../judgement.ts'
import { moveOf, type Standing } from '../move-of.ts'
import { type ReasonCode, reasonSentence } from '../reasons.ts'
import { clockOf } from '../sources/source.ts'
import { sourcesAt } from '../sources.ts'
import { supposeTrigger } from '../suppose-trigger.ts'
import { type Found, most, named, noPage, type Page } from './found.ts'

/** What becomes of the items of a saved trigger: those on its list stay or leave, those that had left return or stay away. */
export const fates = ['stays', 'withdrawn', 'returns'] as const
export type Fate = (typeof fates)[number]
/** `leaving`: items that would leave the list, by number. */
export type Fates = Record<Fate, Page> & { leaving: number[] }

/**
 * What saving a draft does to the items that its trigger has (semantics §6), by the rules of matching again. The latest thousand that are listed and the
 * latest thousand that had left are looked at. `after`: only those behind it. Writes nothing.
 */
export async function findFates(work: Work, draft: Draft, after?: string): Promise<Fates> {
  if (draft.saved === null) return { stays: noPage, withdrawn: noPage, returns: noPage, leaving: [] }
  const items = await itemsOf(work, draft.saved.id, after === undefined ? null : Number(readCursor(after, 1)[0]))
  const looked = { listed: items.filter(isListed).slice(0, most), left: items.filter((item) => !isListed(item)).slice(0, most) }
  const more = { listed: looked.listed.length < items.filter(isListed).length, left: looked.left.length < items.filter((item) => !isListed(item)).length }
  const verdicts = await judged(work, draft, [...looked.listed, ...looked.left])
  const fated = [...looked.listed, ...looked.left].map((item) => ({ item, ...fateOf(item, verdicts.get(item.id), work) }))
  const page = (fate: Fate, isMore: boolean): Page => {
    const those = fated.filter((one) => one.fate === fate)
    const rows = those.slice(0, named).map(({ item, why, dueOn }) => ({ ...foundOf(item), due_on: dueOn ?? item.due_on, why }))
    const lookedAt = fate === 'returns' ? looked.left : looked.listed
    const last = those.length > named ? those[named - 1]?.item : isMore ? lookedAt.at(-1) : undefined
    return { count: those.length, more_than: isMore, rows, next: last === undefined ? null : writeCursor([last.id]) }
  }
  return {
    stays: page('stays', more.listed),
    withdrawn: page('withdrawn', more.listed),
    returns: page('returns', more.left),
    leaving: fated.filter(({ fate }) => fate === 'withdrawn').map(({ item }) => item.id),
  }
}

type Item = Standing & Omit<Found, 'item_id' | 'why'>

/** One more of each than are looked at. */
async function itemsOf(work: Work, triggerId: number, after: number | null): Promise<Item[]> {
  const latest = (state: string) => sql`
    (SELECT id, state, reason, hold_until, subject_kind, subject_id, client_id, session_id, family_member_id, ancestry, occurrence, due_on, valid_until
     FROM triggered_item WHERE trigger_id = ${triggerId} AND state = ${sql.lit(state)} AND (${after}::bigint IS NULL OR id < ${after}::bigint) ORDER BY id DESC LIMIT ${most + 1})`
  const states = ['active', 'held', 'attention', 'withdrawn'].map(latest)
  const { rows } = await sql<Item>`SELECT * FROM (${sql.join(states, sql` UNION ALL `)}) i ORDER BY id DESC`.execute(work.db)
  return rows
}

function isListed({ state }: Pick<Item, 'state'>): boolean {
  return state !== 'withdrawn'
}

async function judged(work: Work, { trigger, columns }: Draft, items: readonly Item[]): Promise<Map<number, Verdict>> {
  const clock = clockOf(work)
  const verdicts = new Map<number, Verdict>()
  for (const source of sourcesAt(clock).filter((one) => isOf(one, trigger))) {
    const { rows } =
      await sql<Verdict>`WITH ${supposeTrigger({ id: trigger.id, columns })} ${judgedItems({ source, clock, items: itemsById(items.map(({ id }) => id)) })}`.execute(
        work.db,
      )
    for (const row of rows) verdicts.set(row.id, row)
  }
  return verdicts
}

type Fated = { fate: Fate | null; why: string | null; dueOn: CivilDate | null }

function fateOf(item: Item, verdict: Verdict | undefined, work: Work): Fated {
  const move = moveOf(item, verdict, work)
  const dueOn = verdict?.dueOn ?? null
  if (!isListed(item)) return { fate: move === null ? null : 'returns', why: null, dueOn }
  return move === null ? { fate: 'stays', why: null, dueOn } : { fate: 'withdrawn', why: whyOf(move), dueOn }
}

function whyOf({ reason, detail = null }: { reason: ReasonCode | null; detail?: string | null }): string | null {
  return reason === null ? null : reasonSentence(reason, detail)
}

function foundOf({ id, state: _state, reason: _reason, hold_until: _until, ...item }: Item): Found {
  return { item_id: id, ...item, why: null }
}
