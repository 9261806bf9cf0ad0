import { type RawBuilder, sql } from 'kysely'
import type { Source } from './source.ts'

/** Days of a column within the window `w` (window.ts). */
export function daysWithin(column: string): RawBuilder<boolean> {
  return sql`${sql.ref(column)} > w.after AND ${sql.ref(column)} <= w.upto`
}

/** Instants of a column within the window. */
export function instantsWithin(column: string): RawBuilder<boolean> {
  return sql`${sql.ref(column)} > w.after_at AND ${sql.ref(column)} <= w.upto_at`
}

/** Instants of a column on the days within the window: for what is kept as an instant and counts as a day. */
export function instantsOnDaysWithin(column: string): RawBuilder<boolean> {
  return sql`${sql.ref(column)} >= w.first_at AND ${sql.ref(column)} < w.end_at`
}

/** Yearly dates of a column that are kept on days within the window. */
export function yearlyWithin(column: string): RawBuilder<boolean> {
  return sql`${sql.ref(column)} = ANY(w.yearly)`
}

/**
 * The order of a source's facts, the latest or the next first: what an index has, so that the first of very many are found without the others. Yearly dates come
 * round for everybody: in no order.
 */
export function inOrderOf({ moment, kind, anchor }: Source, first: 'latest' | 'next'): RawBuilder<unknown> {
  if (moment === 'birthday' || moment === 'anniversary') return sql``
  return sql`ORDER BY ${kind === 'instant' ? anchor.at : anchor.on} ${first === 'latest' ? sql`DESC` : sql`ASC`}`
}
