import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { type Criterion, criteriaAt, noneFails } from '../criteria.ts'
import { alive, dates, factColumns, fitting, lateness, ofSource } from '../judgement.ts'
import { rowOf } from '../sources/kinds.ts'
import type { Clock, Source } from '../sources/source.ts'
import { dueSince, type Since, window } from '../window.ts'
import { fromThen } from './as-then.ts'
import { notOpenedThen } from './not-opened-then.ts'

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
 * `record_then`) as they were, each version by itself; the flags of clients as they were. The same facts, dates and criteria as matching.
 */
export function chancesSql({ source, clock, triggerId, began, since }: Looking): RawBuilder<unknown> {
  const judged = foundThen(clock)
  const { changed: late } = lateness(judged)
  return sql`
    SELECT m.subject_id, m.client_id, m.session_id, m.family_member_id, m.ancestry, m.occurrence, j.due_on, j.due_at, j.valid_until, k.at, ${judged.today} AS found_on,
      least(k.until, ${clock.now}::timestamptz + interval '100 years') AS until, ${late} AS late
    FROM trigger t
    ${window(since, clock)}
    CROSS JOIN LATERAL (${withClients(factsThen(source))} OFFSET 0) m
    ${dates(clock)}
    LEFT JOIN ${rowOf('client', { studio: 't.studio_id', id: 'm.client_id' })} n ON true
    CROSS JOIN LATERAL (SELECT
      CASE WHEN m.client_from IS NULL THEN n.archived_at ELSE m.client_archived_at END AS archived_at,
      coalesce(m.do_not_market, n.do_not_market) AS do_not_market, coalesce(m.do_not_call, n.do_not_call) AS do_not_call) c
    CROSS JOIN LATERAL (SELECT greatest(j.due_at, m.known_from, m.qualified_at, m.client_from, ${began}::timestamptz) AS at,
      least(m.known_until, m.client_until) AS until OFFSET 0) k
    WHERE t.id = ${triggerId} AND ${ofSource(source)} AND ${dueSince(source, since)} AND j.due_at <= ${clock.now}::timestamptz AND k.at < k.until AND ${alive(clock)}
      AND ${noneFails(criteriaAt(judged).filter(({ code }) => !judgedElsewhere.includes(code)))}`
}

/** Facts as they were, each from `known_from` to `known_until`. Of each record that changed one span lasts for ever: so few are expected that they are looked up by hash. */
function factsThen(asked: Source): RawBuilder<unknown> {
  const { source, until } = notOpenedThen(asked)
  const then = fromThen(source)
  const fits = sql`${fitting(source)} AND ${source.range} AND (w.after < w.upto OR w.after_at < w.upto_at)`
  const facts = factColumns(source)
  const unchanged = then === null ? sql`true` : sql`${source.about.subject} NOT IN (SELECT subject_id FROM then_spans WHERE known_until = 'infinity')`
  const still = sql`SELECT ${facts}, '-infinity'::timestamptz AS known_from, ${until} AS known_until FROM ${source.from}
    WHERE ${source.studio} = t.studio_id AND ${fits} AND ${unchanged}`
  return then === null ? still : sql`${still} UNION ALL SELECT ${facts}, r.known_from, r.known_until FROM ${then} WHERE ${fits}`
}

/**
 * Each fact with every version of its client whose flags changed meanwhile (`client_then`, which begin and end with time itself), where both were. FULL, and asked so that
 * it stays FULL: nobody knows how many there are, and a LEFT join becomes a loop within a loop.
 */
function withClients(facts: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`SELECT f.*, v.archived_at AS client_archived_at, v.do_not_market, v.do_not_call, v.known_from AS client_from, v.known_until AS client_until
    FROM (${facts}) f FULL JOIN client_then v ON v.id = f.client_id
    WHERE num_nonnulls(f.subject_id) = 1 AND (v.id IS NULL OR (v.known_from < f.known_until AND f.known_from < v.known_until))`
}
