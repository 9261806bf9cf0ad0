import { type RawBuilder, sql } from 'kysely'
import { type Criterion, criteriaAt, firstFailure, type Judging, noneFails } from './criteria.ts'
import { onlyByPerson } from './reasons.ts'
import { rowOf } from './sources/kinds.ts'
import { inOrderOf } from './sources/ranges.ts'
import type { Clock, Source } from './sources/source.ts'
import { dueSince, timed, timeOffset, window } from './window.ts'

/** The columns of a moment's fact, the same for every source. */
export function factColumns(source: Source, on = source.anchor.on): RawBuilder<unknown> {
  const { about, anchor } = source
  return sql`${about.subject} AS subject_id, ${about.client} AS client_id, ${about.session} AS session_id, ${about.familyMember} AS family_member_id,
    ${about.onHold} AS on_hold, ${about.confirmed} AS confirmed, ${about.canceled} AS canceled, ${about.paid} AS paid,
    ${about.archivedAt} AS archived_at, ${about.historyAt} AS history_at, ${about.cause} AS cause_item_id, ${about.ancestry} AS ancestry,
    ${on} AS anchor_on, ${anchor.time} AS anchor_time, ${anchor.zone} AS anchor_zone, ${anchor.at} AS anchor_at,
    ${source.qualifiedAt} AS qualified_at, ${source.knownAt} AS known_at, ${source.occurrence(on)} AS occurrence`
}

/** What a fact gives its item: the columns that `admitItems` takes. */
export function itemColumns(source: Source): RawBuilder<unknown> {
  return sql`t.id AS trigger_id, ${sql.lit(source.subject)}::text AS subject_kind, m.subject_id, m.client_id, m.session_id, m.family_member_id, m.cause_item_id, m.ancestry,
    m.occurrence, j.due_on, j.due_at, j.valid_until`
}

/** What the trigger asks for, and nothing that speaks against it. */
export function fitting(source: Source): RawBuilder<boolean> {
  return sql`${source.fits}${sql.join(
    source.also.map(({ fails }) => sql` AND (${fails}) IS NOT TRUE`),
    sql``,
  )}`
}

/**
 * The dates made of a trigger `t` and a fact `m`, as the lateral table `j`: the trigger date, its instant (null where hours are counted from a
 * day without a time), and the last day on which it may be processed. Validity as in semantics §4: *past* ticked → its own day; before →
 * until the anchor's day; on → 3 days; after and changed-to → 14 days; or what the trigger says.
 */
export function dates({ zone, week }: Clock): RawBuilder<unknown> {
  return sql`CROSS JOIN LATERAL (
    SELECT d.due_on, d.due_at,
      d.due_on + CASE
        WHEN t.exclude_past THEN 0
        WHEN t.validity_days IS NOT NULL THEN t.validity_days
        WHEN m.anchor_at IS NOT NULL OR t.offset_count > 0 THEN 14
        WHEN t.offset_count = 0 THEN 3
        ELSE greatest(m.anchor_on - d.due_on, 0) END AS valid_until
    FROM (
      SELECT CASE WHEN ${timed} THEN (h.at AT TIME ZONE ${zone})::date ELSE h.day END AS due_on,
        CASE WHEN ${timed} THEN h.at WHEN t.offset_count = 0 AND m.anchor_at IS NOT NULL THEN m.anchor_at ELSE instant_of(h.day::timestamp, ${zone}) END AS due_at
      FROM (
        SELECT CASE WHEN NOT (${timed}) THEN shift_date(m.anchor_on, t.offset_count, t.offset_unit, ${week}::smallint[]) END AS day,
          CASE WHEN ${timed} THEN coalesce(m.anchor_at, instant_of(m.anchor_on + m.anchor_time, coalesce(m.anchor_zone, ${zone}))) + ${timeOffset} END AS at) h) d
    OFFSET 0) j`
}

/**
 * Liveness, tested once, on entry (semantics §2), part by part: due or qualified since the trigger was armed, since the record's history mark, and on no
 * day before a yearly date became known.
 */
export function liveness({ zone }: Clock): Record<'armed' | 'history' | 'known', RawBuilder<boolean>> {
  return {
    armed: sql`(j.due_at > t.armed_at OR m.qualified_at > t.armed_at)`,
    history: sql`greatest(j.due_at, m.qualified_at) > coalesce(m.history_at, '-infinity')`,
    known: sql`j.due_on >= coalesce((m.known_at AT TIME ZONE ${zone})::date, '-infinity')`,
  }
}

/** All of it. */
export function alive(clock: Clock): RawBuilder<boolean> {
  const { armed, history, known } = liveness(clock)
  return sql`${armed} AND ${history} AND ${known}`
}

/** It comes too late: found by the sweep, it qualified after its trigger date; found because its record changed, that date is past. */
export function lateness({ zone, today }: Pick<Judging, 'zone' | 'today'>): Record<'swept' | 'changed', RawBuilder<boolean>> {
  return { swept: sql`(m.qualified_at AT TIME ZONE ${zone})::date > j.due_on`, changed: sql`j.due_on < ${today}::date` }
}

/** The client of the fact, where it has one. */
export const itsClient: RawBuilder<unknown> = sql`LEFT JOIN ${rowOf('client', { studio: 't.studio_id', id: 'm.client_id' })} c ON true`

/** Triggers of this source. */
export function ofSource({ subject, basis, moment, anyType }: Source): RawBuilder<boolean> {
  return sql`t.subject_kind = ${sql.lit(subject)} AND t.basis = ${sql.lit(basis)} AND t.moment = ${sql.lit(moment)} AND t.any_type = ${sql.lit(anyType)}`
}

/** Criteria for what may become an item, without those whose code is named. */
export function without(clock: Clock, ...codes: Criterion['code'][]): Criterion[] {
  return criteriaAt(clock).filter(({ code }) => !codes.includes(code))
}

/** Criteria for items `i`. The older item comes first. */
function ofItems(clock: Clock, ...left: Criterion['code'][]): Criterion[] {
  return criteriaAt(clock, sql`o.id < i.id`).filter(({ code }) => !left.includes(code))
}

/** What speaks against a judged fact (`judgedFact`) by what it is, in the order in which it is told. */
export function ofFact({ unfit, also }: Source): Criterion[] {
  return [
    { code: unfit, fails: sql`m.fits IS NOT TRUE` },
    ...also.map(({ code }) => ({ code, fails: sql<boolean>`m.also = ${sql.lit(code)}` })),
    { code: 'no-time', fails: sql`m.anchor_on IS NOT NULL AND j.due_at IS NULL` },
  ]
}

/** A fact with what the trigger asks of it, as columns of the lateral table `m`: `fits`, and as `also` the first of what else must not be so. */
export function judgedFact(source: Source, which: RawBuilder<boolean>, on = source.anchor.on): RawBuilder<unknown> {
  const also = source.also.length === 0 ? sql`NULL::text` : firstFailure(source.also)
  return sql`SELECT ${factColumns(source, on)}, ${source.fits} AS fits, ${also} AS also FROM ${source.from} WHERE ${which}
      OFFSET 0`
}

/** Every criterion of an item `i`, in the order in which they are told: its first failure is the verdict. */
export function ofItem(source: Source, clock: Clock, left: readonly Criterion['code'][] = []): Criterion[] {
  return [
    // The trigger may have been about records of another kind when the item came.
    { code: 'moment-moved', fails: sql`m.subject_id IS NULL OR i.subject_kind <> t.subject_kind` },
    ...ofFact(source),
    { code: 'moment-moved', fails: sql`m.occurrence IS DISTINCT FROM i.occurrence` },
    ...ofItems(clock, ...left),
  ]
}

/** Items `i` with their trigger, their fact of today and its dates. */
export function itemsWithFacts(source: Source, clock: Clock, items: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${items} i
    JOIN trigger t ON t.studio_id = i.studio_id AND t.id = i.trigger_id AND ${ofSource(source)}
    LEFT JOIN LATERAL (
      ${judgedFact(source, sql`${source.studio} = i.studio_id AND ${source.ofItem}`, source.itemAnchorOn)}
    ) m ON true
    ${dates(clock)}
    ${itsClient}
    WHERE ${source.made}`
}

type Judged = { source: Source; clock: Clock; items: RawBuilder<unknown>; left?: readonly Criterion['code'][] }

/** The verdicts (judge-items.ts) over those of the items, a table of them, that are of this source; criteria in `left` are left out. */
export function judgedItems({ source, clock, items, left = [] }: Judged): RawBuilder<unknown> {
  return sql`
    SELECT i.id, m.client_id AS "clientId", m.session_id AS "sessionId", j.due_on AS "dueOn", j.due_at AS "dueAt", j.valid_until AS "validUntil", t.late <> 'never' AS "takesLate",
      ${firstFailure(ofItem(source, clock, left))} AS failed,
      CASE WHEN m.fits IS NOT TRUE THEN ${wanted(source)} END AS detail
    FROM ${itemsWithFacts(source, clock, items)}`
}

/** The name of what the record no longer is. */
function wanted({ unfit }: Source): RawBuilder<string | null> {
  if (unfit === 'left-status') return sql`(SELECT name FROM status WHERE studio_id = t.studio_id AND id = t.status_id)`
  return sql`(SELECT name FROM type WHERE studio_id = t.studio_id AND id = t.type_id)`
}

/** What a trigger fits now and has no item of: everything but liveness and the watermark; only dates whose validity lasts, so that the index range is short however old the studio is. The latest come first. */
export function recordsThatFit(source: Source, clock: Clock, triggerId: number): RawBuilder<unknown> {
  const valid = sql`CASE WHEN t.exclude_past THEN 0 WHEN t.validity_days IS NOT NULL THEN t.validity_days ELSE greatest(14, ${daysBefore(clock)}) END`
  const since = { on: sql`${clock.today}::date - 1 - ${valid}`, at: sql`${clock.now}::timestamptz - make_interval(days => ${valid} + 1)` }
  return sql`
    SELECT ${itemColumns(source)}, false AS late
    FROM trigger t
    ${window(since, clock)}
    CROSS JOIN LATERAL (
      SELECT ${factColumns(source)} FROM ${source.from} WHERE ${source.studio} = t.studio_id AND ${fitting(source)} AND ${source.range}
      ${inOrderOf(source, 'latest')} OFFSET 0
    ) m
    ${dates(clock)}
    ${itsClient}
    WHERE t.id = ${triggerId} AND ${ofSource(source)} AND ${dueSince(source, since)} AND ${noneFails(without(clock, 'trigger-deleted', 'trigger-off'))}
      AND NOT EXISTS (SELECT FROM triggered_item i WHERE i.studio_id = t.studio_id AND i.trigger_id = t.id AND i.subject_kind = t.subject_kind
        AND i.subject_id = m.subject_id AND i.occurrence = m.occurrence AND NOT (i.state = 'withdrawn' AND coalesce(i.reason, '') = ANY (${onlyByPerson}::text[])))`
}

/** At most so many days lie between the trigger date and the moment after it. */
function daysBefore({ week }: Clock): RawBuilder<number> {
  return sql`CASE t.offset_unit WHEN 'days' THEN -t.offset_count WHEN 'weeks' THEN -t.offset_count * 7 WHEN 'work-days' THEN -t.offset_count * 7 / ${week.length}::integer + 14
    WHEN 'hours' THEN -t.offset_count / 24 + 2 ELSE -t.offset_count / 1440 + 2 END`
}
