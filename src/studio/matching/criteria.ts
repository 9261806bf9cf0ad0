import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { ReasonCode } from './reasons.ts'
import { timed } from './window.ts'

/** Something that must not be so. `fails` speaks of `t` the trigger, `m` the moment's fact, `c` the client and `j` the dates made of them. */
export type Criterion = { code: ReasonCode; fails: RawBuilder<boolean> }

/** The moment at which is judged: that of the transaction, or one made of each fact's dates. */
export type Judging = { today: CivilDate | RawBuilder<CivilDate>; now: Date | RawBuilder<Date>; zone: string }

/**
 * Every criterion of a match besides status or type and liveness, in the order in which they are told. The sweep filters on them,
 * re-verification names the first that fails. `ahead`: which other undecided items `o` of the same trigger and record come before this one, where
 * the trigger fires once; all of them for what is not an item yet.
 */
export function criteriaAt({ today, now, zone }: Judging, ahead: RawBuilder<boolean> = sql`true`): Criterion[] {
  const undecided = sql`(o.state IN ('active', 'held', 'attention') AND ${ahead})`
  return [
    { code: 'trigger-deleted', fails: sql`t.archived_at IS NOT NULL` },
    { code: 'trigger-off', fails: sql`NOT t.active` },
    { code: 'record-gone', fails: sql`m.archived_at IS NOT NULL` },
    { code: 'client-gone', fails: sql`c.archived_at IS NOT NULL` },
    { code: 'canceled', fails: sql`t.exclude_canceled AND m.canceled` },
    { code: 'on-hold', fails: sql`t.exclude_on_hold AND m.on_hold` },
    { code: 'confirmed', fails: sql`t.exclude_confirmed AND m.confirmed` },
    { code: 'paid', fails: sql`t.exclude_paid AND m.paid` },
    { code: 'do-not-market', fails: sql`t.exclude_do_not_market AND c.do_not_market` },
    { code: 'do-not-call', fails: sql`t.exclude_do_not_call AND c.do_not_call` },
    { code: 'no-time', fails: sql`j.due_at IS NULL` },
    // Due when it was swept is due: a clock that steps back undoes nothing.
    { code: 'not-due', fails: sql`j.due_at > ${now} AND CASE WHEN ${byInstant} THEN j.due_at > t.swept_at ELSE j.due_on > t.swept_on END` },
    { code: 'validity-over', fails: sql`j.valid_until < ${today}::date` },
    { code: 'once', fails: sql`t.repeat = 'once' AND EXISTS (${others} AND (o.state IN ('processed', 'deleted') OR ${undecided}))` },
    {
      code: 'spaced',
      fails: sql`t.repeat = 'spaced' AND EXISTS (${others}
        AND ((o.state = 'processed' AND (o.state_at AT TIME ZONE ${zone})::date + t.repeat_days > ${today}::date) OR ${undecided}))`,
    },
    // How an occurrence is written may change with the trigger. Editing it must not bring anything back: whose outputs are all for a person of the
    // record decides how "created" is keyed, hours or days how a date is.
    {
      code: 'handled-before',
      fails: sql`t.moment IN ('created', 'booked') AND EXISTS (${others} AND t.moment IN (o.occurrence, m.occurrence) AND ${decided})`,
    },
    {
      code: 'handled-before',
      fails: sql`t.moment IN ('session-date', 'appointment-date') AND EXISTS (${others} AND length(o.occurrence) <> length(m.occurrence)
        AND left(o.occurrence, 10) = left(m.occurrence, 10) AND ${decided})`,
    },
    {
      code: 'handled-before',
      fails: sql`t.continues_trigger_id IS NOT NULL AND EXISTS (
        WITH RECURSIVE line (id) AS (
          SELECT t.continues_trigger_id
          UNION SELECT p.continues_trigger_id FROM line JOIN trigger p ON p.studio_id = t.studio_id AND p.id = line.id WHERE p.continues_trigger_id IS NOT NULL)
        SELECT FROM line JOIN triggered_item o ON o.studio_id = t.studio_id AND o.trigger_id = line.id AND o.subject_kind = t.subject_kind
          AND o.subject_id = m.subject_id AND o.occurrence = m.occurrence AND ${decided})`,
    },
  ]
}

/** Other items of the trigger about the same record; of a birthday, about the same person. */
const others = sql`SELECT FROM triggered_item o WHERE o.studio_id = t.studio_id AND o.trigger_id = t.id AND o.subject_kind = t.subject_kind
  AND o.subject_id = m.subject_id AND o.family_member_id IS NOT DISTINCT FROM m.family_member_id AND o.occurrence <> m.occurrence`
const byInstant = sql`(${timed} OR (m.anchor_at IS NOT NULL AND t.offset_count = 0))`
const decided = sql`o.state IN ('processed', 'deleted')`

/** The code of the first criterion that fails, or NULL: the record matches. */
export function firstFailure(criteria: readonly Criterion[]): RawBuilder<ReasonCode | null> {
  return sql`CASE ${sql.join(
    criteria.map(({ code, fails }) => sql`WHEN ${fails} THEN ${sql.lit(code)}`),
    sql` `,
  )} END`
}

/** None of them fails. */
export function noneFails(criteria: readonly Criterion[]): RawBuilder<boolean> {
  return sql.join(
    criteria.map(({ fails }) => sql<boolean>`(${fails}) IS NOT TRUE`),
    sql` AND `,
  ) as RawBuilder<boolean>
}
