import { type RawBuilder, sql } from 'kysely'
import { type Criterion, criteriaAt } from './criteria.ts'
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
        WHEN m.anchor_at IS NOT NULL OR t.offset_days > 0 THEN 14
        WHEN t.offset_days = 0 THEN 3
        ELSE -t.offset_days END AS valid_until
    FROM (SELECT m.anchor_on + t.offset_days AS due_on) d) j`
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
export function ofItems(clock: Clock, ...left: Criterion['code'][]): Criterion[] {
  return criteriaAt(clock, sql`o.id < i.id`).filter(({ code }) => !left.includes(code))
}
