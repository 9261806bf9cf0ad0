import { type RawBuilder, sql } from 'kysely'
import { type Criterion, criteriaAt, firstFailure, noneFails } from './criteria.ts'
import { onlyByPerson } from './reasons.ts'
import type { Clock, Source } from './sources.ts'

/** The columns of a moment's fact, the same for every source. */
export function factColumns(source: Source): RawBuilder<unknown> {
  return sql`s.id AS subject_id, s.client_id, s.on_hold, s.confirmed, s.canceled, s.archived_at, s.history_at,
    ${source.anchorOn} AS anchor_on, ${source.anchorAt} AS anchor_at, ${source.qualifiedAt} AS qualified_at, ${source.occurrence} AS occurrence`
}

/**
 * The dates made of a trigger `t` and a fact `m`, as the lateral table `j`: the trigger date, its instant, and the last day on which
 * it may be processed. Validity as in semantics §4: *past* ticked → its own day; before → until the anchor's day; on → 3 days;
 * after and changed-to → 14 days; or what the trigger says.
 */
export function dates({ zone }: Clock): RawBuilder<unknown> {
  return sql`CROSS JOIN LATERAL (
    SELECT d.due_on,
      coalesce(m.anchor_at, d.due_on::timestamp AT TIME ZONE ${zone}) AS due_at,
      d.due_on + CASE
        WHEN t.exclude_past THEN 0
        WHEN t.validity_days IS NOT NULL THEN t.validity_days
        WHEN m.anchor_at IS NOT NULL OR t.offset_count > 0 THEN 14
        WHEN t.offset_count = 0 THEN 3
        ELSE -t.offset_count END AS valid_until
    FROM (SELECT m.anchor_on + t.offset_count AS due_on) d) j`
}

/** Liveness, tested once, on entry (semantics §2): due or qualified since the trigger was armed, and since the record's history mark. */
export const alive: RawBuilder<boolean> = sql`(j.due_at > t.armed_at OR m.qualified_at > t.armed_at)
  AND greatest(j.due_at, m.qualified_at) > coalesce(m.history_at, '-infinity')`

/** The client of the fact. */
export const itsClient: RawBuilder<unknown> = sql`JOIN client c ON c.studio_id = t.studio_id AND c.id = m.client_id`

/** Live triggers of this source. */
export function ofSource(source: Source): RawBuilder<boolean> {
  return sql`t.subject_kind = 'session' AND t.basis = ${sql.lit(source.basis)} AND t.moment = ${sql.lit(source.moment)}`
}

/** Criteria for what may become an item, without those whose code is named. */
export function without(clock: Clock, ...codes: Criterion['code'][]): Criterion[] {
  return criteriaAt(clock).filter(({ code }) => !codes.includes(code))
}

/** Criteria for items `i`. The older item comes first. */
function ofItems(clock: Clock, ...left: Criterion['code'][]): Criterion[] {
  return criteriaAt(clock, sql`o.id < i.id`).filter(({ code }) => !left.includes(code))
}

type Judged = { source: Source; clock: Clock; which: RawBuilder<boolean>; left?: readonly Criterion['code'][] }

/** The verdicts (judge-items.ts) over the items `i` of one source that `which` names; criteria in `left` are left out. */
export function judgedItems({ source, clock, which, left = [] }: Judged): RawBuilder<unknown> {
  return sql`
    SELECT i.id, j.due_on AS "dueOn", j.due_at AS "dueAt", j.valid_until AS "validUntil", t.late <> 'never' AS "takesLate",
      CASE
        WHEN m.subject_id IS NULL THEN 'moment-moved'
        WHEN NOT m.fits THEN ${sql.lit(source.unfit)}
        WHEN m.occurrence IS DISTINCT FROM i.occurrence THEN 'moment-moved'
        ELSE ${firstFailure(ofItems(clock, ...left))} END AS failed,
      CASE WHEN NOT m.fits THEN ${source.basis === 'status' ? sql`(SELECT name FROM status WHERE studio_id = t.studio_id AND id = t.status_id)` : sql`(SELECT name FROM type WHERE studio_id = t.studio_id AND id = t.type_id)`} END AS detail
    FROM triggered_item i
    JOIN trigger t ON t.studio_id = i.studio_id AND t.id = i.trigger_id AND ${ofSource(source)}
    LEFT JOIN LATERAL (
      SELECT ${factColumns(source)}, ${source.fits} AS fits FROM ${source.from} WHERE s.studio_id = i.studio_id AND ${source.ofItem}
      OFFSET 0
    ) m ON true
    ${dates(clock)}
    LEFT JOIN client c ON c.studio_id = i.studio_id AND c.id = m.client_id
    WHERE ${which}`
}

/** What a trigger fits now and has no item of: everything but liveness and the watermark; only dates whose validity lasts, so that the index range is short however old the studio is. */
export function recordsThatFit(source: Source, clock: Clock, triggerId: number): RawBuilder<unknown> {
  return sql`
    SELECT t.id AS trigger_id, m.subject_id, m.client_id, m.occurrence, j.due_on, j.due_at, j.valid_until, false AS late
    FROM trigger t
    CROSS JOIN LATERAL (
      SELECT ${factColumns(source)} FROM ${source.from}
      WHERE s.studio_id = t.studio_id AND ${source.fits} AND ${source.anchorOn} BETWEEN ${clock.today}::date - t.offset_count - coalesce(t.validity_days, greatest(14, -t.offset_count)) AND ${clock.today}::date - t.offset_count
      OFFSET 0
    ) m
    ${dates(clock)}
    ${itsClient}
    WHERE t.id = ${triggerId} AND ${ofSource(source)} AND ${noneFails(without(clock, 'trigger-deleted', 'trigger-off'))}
      AND NOT EXISTS (SELECT FROM triggered_item i WHERE i.studio_id = t.studio_id AND i.trigger_id = t.id AND i.subject_kind = 'session'
        AND i.subject_id = m.subject_id AND i.occurrence = m.occurrence AND NOT (i.state = 'withdrawn' AND coalesce(i.reason, '') = ANY (${onlyByPerson}::text[])))`
}
