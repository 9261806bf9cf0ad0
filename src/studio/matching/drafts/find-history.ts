import { type RawBuilder, sql } from 'kysely'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { Work } from '#studio/staff/work.ts'
import type { Draft } from '#studio/triggers/draft.ts'
import { isOf } from '../find-sources.ts'
import { recordsThatFit } from '../judgement.ts'
import { clockOf } from '../sources/source.ts'
import { sourcesAt } from '../sources.ts'
import { supposeTrigger } from '../suppose-trigger.ts'
import { type Found, most, named, noPage, type Page } from './found.ts'

/** `due_today`: how many of those counted have their trigger date today. */
export type History = Page & { due_today: number }

type Row = Found & { at: string; count: number; today: number }

/**
 * Records that a draft fits now and that have no item of it: history when it is saved or switched on; a person may let some in. The latest first; at most a
 * thousand are counted. Writes nothing.
 */
export async function findHistory(work: Work, draft: Draft, after?: string): Promise<History> {
  if (!draft.trigger.active) return { ...noPage, due_today: 0 }
  const clock = clockOf(work)
  const found: Row[] = []
  let count = 0
  let today = 0
  for (const source of sourcesAt(clock).filter((one) => isOf(one, draft.trigger))) {
    const fitting = sql`${recordsThatFit(source, clock, draft.trigger.id)} ${behind(after)}`
    const { rows } = await latest(work, draft, fitting).execute(work.db)
    found.push(...rows)
    count += rows[0]?.count ?? 0
    today += rows[0]?.today ?? 0
  }
  const inOrder = found.toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at) || other.subject_id - one.subject_id)
  const page = inOrder.slice(0, named)
  const last = page.at(-1)
  return {
    count: Math.min(count, most),
    more_than: count > most,
    due_today: today,
    rows: page.map(({ at: _at, count: _count, today: _today, ...row }) => ({ ...row, item_id: null, why: null })),
    next: inOrder.length > named && last !== undefined ? writeCursor([last.at, last.subject_id, last.occurrence]) : null,
  }
}

/** Of a page that goes on, everything behind it is put in order; the first takes the latest as the index has them. */
function latest(work: Work, { saved, columns }: Draft, fitting: RawBuilder<unknown>): RawBuilder<Row> {
  return sql<Row>`
    WITH ${supposeTrigger({ id: saved?.id ?? null, columns })}, counted AS MATERIALIZED (SELECT f.*, f.due_at::text AS at FROM (${fitting}) f LIMIT ${most + 1})
    SELECT subject_kind, subject_id, client_id, session_id, family_member_id, ancestry, occurrence, due_on, valid_until, at,
      count(*) OVER ()::int AS count, (count(*) FILTER (WHERE due_on = ${work.today}::date) OVER ())::int AS today
    FROM counted ORDER BY due_at DESC, subject_id DESC, occurrence DESC LIMIT ${named + 1}`
}

function behind(after: string | undefined): RawBuilder<unknown> {
  if (after === undefined) return sql``
  const [at, subject, occurrence] = readCursor(after, 3)
  return sql`AND (j.due_at, m.subject_id, m.occurrence) < (${String(at)}::timestamptz, ${Number(subject)}::bigint, ${String(occurrence)}::text)
    ORDER BY j.due_at DESC, m.subject_id DESC, m.occurrence DESC`
}
