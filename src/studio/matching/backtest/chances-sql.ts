import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { type Criterion, criteriaAt, noneFails } from '../criteria.ts'
import { alive, dates, factColumns, fitting, lateness, ofSource } from '../judgement.ts'
import { rowOf } from '../sources/kinds.ts'
import type { Clock, Source } from '../sources/source.ts'
import { dueSince, type Since, window } from '../window.ts'
import { fromThen } from './as-then.ts'

/** A trigger, by number, and the time that is looked at: what was entered and fell due from `began` up to the clock. `since`: from which trigger dates on. */
export type Looking = { source: Source; clock: Clock; triggerId: number; began: Date; since: Since }

/** Whether the trigger is on is supposed; what it did before is judged one by one (`judge-repeats.ts`). */
const judgedElsewhere: readonly Criterion['code'][] = ['trigger-deleted', 'trigger-off', 'once', 'spaced', 'handled-before']

/** When it is found, and the day that is. */
export function foundThen({ zone }: Pick<Clock, 'zone'>) {
  return { today: sql<CivilDate>`(k.at AT TIME ZONE ${zone})::date`, now: sql<Date>`k.at`, zone }
}

/**
 * The times in which records fitted a trigger (`Chance`): records that did not change since then as they are, by one range of the index; the others (`then_spans`,
 * `record_then`) as they were, each version by itself; the flags of clients as they were (`client_then`). The same facts, dates and criteria as matching.
 */
export function chancesSql({ source, clock, triggerId, began, since }: Looking): RawBuilder<unknown> {
  const judged = foundThen(clock)
  const { changed: late } = lateness(judged)
  const then = fromThen(source)
  const range = sql`${source.range} AND (w.after < w.upto OR w.after_at < w.upto_at)`
  return sql`
    SELECT m.subject_id, m.client_id, m.session_id, m.family_member_id, m.ancestry, m.occurrence, j.due_on, j.due_at, j.valid_until, k.at,
      least(k.until, ${clock.now}::timestamptz + interval '100 years') AS until, ${late} AS late
    FROM trigger t
    ${window(since, clock)}
    CROSS JOIN LATERAL (
      SELECT ${factColumns(source)}, '-infinity'::timestamptz AS known_from, 'infinity'::timestamptz AS known_until FROM ${source.from}
      WHERE ${source.studio} = t.studio_id AND ${fitting(source)} AND ${range} ${then === null ? sql`` : sql`AND ${source.about.subject} NOT IN (SELECT subject_id FROM then_spans)`}
      ${then === null ? sql`` : sql`UNION ALL SELECT ${factColumns(source)}, r.known_from, r.known_until FROM ${then} WHERE ${fitting(source)} AND ${range}`}
      OFFSET 0
    ) m
    ${dates(clock)}
    LEFT JOIN client_then w2 ON w2.id = m.client_id AND w2.known_from < m.known_until AND m.known_from < w2.known_until
    LEFT JOIN ${rowOf('client', { studio: 't.studio_id', id: 'm.client_id' })} n ON true
    CROSS JOIN LATERAL (SELECT
      CASE WHEN w2.id IS NULL THEN n.archived_at ELSE w2.archived_at END AS archived_at,
      coalesce(w2.do_not_market, n.do_not_market) AS do_not_market, coalesce(w2.do_not_call, n.do_not_call) AS do_not_call) c
    CROSS JOIN LATERAL (SELECT greatest(j.due_at, m.known_from, m.qualified_at, w2.known_from, ${began}::timestamptz) AS at,
      least(m.known_until, w2.known_until) AS until OFFSET 0) k
    WHERE t.id = ${triggerId} AND ${ofSource(source)} AND ${dueSince(source, since)} AND j.due_at <= ${clock.now}::timestamptz AND k.at < k.until AND ${alive(clock)}
      AND ${noneFails(criteriaAt(judged).filter(({ code }) => !judgedElsewhere.includes(code)))}`
}
