import { type RawBuilder, sql } from 'kysely'
import { addDays } from '#studio/calendar/civil-date.ts'
import { startOfDay } from '#studio/calendar/zone.ts'
import type { Work } from '#studio/staff/work.ts'
import { type Criterion, criteriaAt } from '../criteria.ts'
import { fallenDue } from '../fallen-due.ts'
import { onlyByPerson } from '../reasons.ts'
import { type Clock, clockOf, type Source } from '../sources/source.ts'
import { type Since, sinceSwept } from '../window.ts'
import type { Asked, Slice } from './coming.ts'

type Looking = { source: Source; slice: Slice; asked: Asked }

/** The clock at the end of some days. */
export function clockAt(work: Work, { to }: Slice): Clock {
  return { ...clockOf(work), today: to, now: startOfDay(addDays(to, 1), work.studio.zone) }
}

/**
 * What falls due at one source on these days, as the sweep will find it on each of them: the same facts, criteria and dates, each judged at the moment at
 * which it falls due. What stands in the ledger already is not in it, but for what has left and would come back.
 */
export function foretold(work: Work, { source, slice, asked }: Looking): RawBuilder<unknown> {
  const due = fallenDue({
    source,
    clock: clockAt(work, slice),
    since: sinceThen(work, slice),
    criteria: onTheDay(work),
    facts: factsAsked(source, asked),
    more: sql`, t.studio_id, t.repeat, t.repeat_days, t.automatic AND t.late = 'wait' AS lets_late_wait`,
  })
  return sql`
    SELECT NULL::bigint AS item_id, CASE WHEN k.hold_until > greatest(f.due_at, ${work.now}::timestamptz) THEN 'held' ELSE 'active' END AS state,
      f.trigger_id, f.subject_kind, f.subject_id, f.client_id, f.session_id, f.family_member_id, f.ancestry, f.occurrence, f.due_on, ${toMilliseconds('f')} AS due_at,
      f.valid_until, f.late, CASE WHEN k.hold_until > greatest(f.due_at, ${work.now}::timestamptz) THEN k.hold_until END AS hold_until,
      CASE WHEN f.late AND f.lets_late_wait THEN 'late' ELSE k.waits_for END AS waits_for,
      CASE WHEN NOT (f.late AND f.lets_late_wait) THEN k.waits_until END AS waits_until, f.repeat, f.repeat_days
    FROM (${due}) f
    LEFT JOIN LATERAL (SELECT * FROM triggered_item i WHERE i.studio_id = f.studio_id AND i.trigger_id = f.trigger_id AND i.subject_kind = f.subject_kind
      AND i.subject_id = f.subject_id AND i.occurrence = f.occurrence OFFSET 0) k ON true
    WHERE ${ofTriggers('f', asked)} AND ${onDays('f', slice)}
      AND (k.id IS NULL OR (k.state = 'withdrawn' AND coalesce(k.reason, '') <> ALL (${onlyByPerson}::text[])))`
}

/** What is listed already, as if it fell due when it did. What is no longer valid is about to be Missed. */
export function listed(work: Work, { slice, asked }: Omit<Looking, 'source'>): RawBuilder<unknown> {
  return sql`
    SELECT i.id AS item_id, i.state, i.trigger_id, i.subject_kind, i.subject_id, i.client_id, i.session_id, i.family_member_id, i.ancestry, i.occurrence,
      i.due_on, ${toMilliseconds('i')} AS due_at, i.valid_until, i.late, i.hold_until, i.waits_for, i.waits_until, t.repeat, t.repeat_days
    FROM triggered_item i JOIN trigger t ON t.studio_id = i.studio_id AND t.id = i.trigger_id AND t.active AND t.archived_at IS NULL
    WHERE i.state IN ('active', 'held', 'attention') AND coalesce(i.valid_until, 'infinity') >= ${work.today}::date AND ${ofTriggers('i', asked)}
      AND ${onDays('i', slice)} AND ${asked.client_id === undefined ? sql`true` : sql`i.client_id = ${asked.client_id}`}
      AND ${asked.subject_ids === undefined ? sql`true` : sql`i.subject_id = ANY(${asked.subject_ids}::bigint[])`}`
}

/** A cursor carries milliseconds. */
function toMilliseconds(alias: 'f' | 'i'): RawBuilder<Date> {
  return sql`date_trunc('milliseconds', ${sql.ref(`${alias}.due_at`)})`
}

function ofTriggers(alias: 'f' | 'i', { trigger_ids }: Asked): RawBuilder<boolean> {
  return trigger_ids === undefined ? sql`true` : sql`${sql.ref(`${alias}.trigger_id`)} = ANY(${trigger_ids}::bigint[])`
}

/** Windows are wider than need be; days are exact. */
function onDays(alias: 'f' | 'i', { from, to }: Slice): RawBuilder<boolean> {
  const on = sql.ref(`${alias}.due_on`)
  return from === null ? sql`${on} <= ${to}::date` : sql`${on} BETWEEN ${from}::date AND ${to}::date`
}

function factsAsked({ about }: Source, { client_id, subject_ids }: Asked): RawBuilder<boolean> {
  const ofClient = client_id === undefined ? sql<boolean>`true` : sql<boolean>`${about.client} = ${client_id}`
  return subject_ids === undefined ? ofClient : sql`${ofClient} AND ${about.subject} = ANY(${subject_ids}::bigint[])`
}

/** Nothing that was swept, and nothing that falls due on days before. */
function sinceThen({ studio }: Work, { from }: Slice): Since {
  if (from === null) return sinceSwept
  const before = new Date(startOfDay(from, studio.zone).getTime() - 1)
  return { on: sql`greatest(t.swept_on, ${from}::date - 1)`, at: sql`greatest(t.swept_at, ${before}::timestamptz)` }
}

/**
 * Everything that may speak against it, asked on its day. What is listed for the same record is processed by then: on the day on which it is asked, as far
 * as anybody knows.
 */
function onTheDay({ today, now, studio }: Work): Criterion[] {
  const then = { today: sql<never>`greatest(j.due_on, ${today}::date)`, now: sql<Date>`greatest(j.due_at, ${now}::timestamptz)`, zone: studio.zone }
  const stillAhead = sql<boolean>`(t.repeat = 'once' OR ${today}::date + t.repeat_days > greatest(j.due_on, ${today}::date))`
  return criteriaAt(then, stillAhead).filter(({ code }) => code !== 'trigger-deleted' && code !== 'trigger-off')
}
