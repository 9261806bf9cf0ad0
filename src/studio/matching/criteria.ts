import { type RawBuilder, sql } from 'kysely'
import type { ReasonCode } from './reasons.ts'
import type { Clock } from './sources.ts'

/** Something that must not be so. `fails` speaks of `t` the trigger, `m` the moment's fact, `c` the client and `j` the dates made of them. */
export type Criterion = { code: ReasonCode; fails: RawBuilder<boolean> }

/**
 * Every criterion of a match besides status or type and liveness, in the order in which they are told. The sweep filters on them,
 * re-verification names the first that fails. `ahead`: which other undecided items `o` of the same trigger and record come before this one, where
 * the trigger fires once; all of them for what is not an item yet.
 */
export function criteriaAt({ today, now }: Clock, ahead: RawBuilder<boolean> = sql`true`): Criterion[] {
  return [
    { code: 'trigger-deleted', fails: sql`t.archived_at IS NOT NULL` },
    { code: 'trigger-off', fails: sql`NOT t.active` },
    { code: 'record-gone', fails: sql`m.archived_at IS NOT NULL` },
    { code: 'client-gone', fails: sql`c.archived_at IS NOT NULL` },
    { code: 'canceled', fails: sql`t.exclude_canceled AND m.canceled` },
    { code: 'on-hold', fails: sql`t.exclude_on_hold AND m.on_hold` },
    { code: 'confirmed', fails: sql`t.exclude_confirmed AND m.confirmed` },
    { code: 'do-not-market', fails: sql`t.exclude_do_not_market AND c.do_not_market` },
    { code: 'do-not-call', fails: sql`t.exclude_do_not_call AND c.do_not_call` },
    { code: 'not-due', fails: sql`j.due_at > ${now}` },
    { code: 'validity-over', fails: sql`j.valid_until < ${today}::date` },
    {
      code: 'once',
      fails: sql`t.repeat = 'once' AND EXISTS (SELECT FROM triggered_item o WHERE o.studio_id = t.studio_id AND o.trigger_id = t.id
        AND o.subject_kind = 'session' AND o.subject_id = m.subject_id AND o.occurrence <> m.occurrence
        AND (o.state IN ('processed', 'deleted') OR (o.state IN ('active', 'held', 'attention') AND ${ahead})))`,
    },
    {
      // Whose outputs are all for the photographer decides how "created" is keyed. Editing them must not bring anything back.
      code: 'handled-before',
      fails: sql`t.moment = 'created' AND EXISTS (SELECT FROM triggered_item o WHERE o.studio_id = t.studio_id AND o.trigger_id = t.id
        AND o.subject_kind = 'session' AND o.subject_id = m.subject_id AND o.occurrence <> m.occurrence AND 'created' IN (o.occurrence, m.occurrence)
        AND o.state IN ('processed', 'deleted'))`,
    },
    {
      code: 'handled-before',
      fails: sql`t.continues_trigger_id IS NOT NULL AND EXISTS (
        WITH RECURSIVE line (id) AS (
          SELECT t.continues_trigger_id
          UNION SELECT p.continues_trigger_id FROM line JOIN trigger p ON p.studio_id = t.studio_id AND p.id = line.id WHERE p.continues_trigger_id IS NOT NULL)
        SELECT FROM line JOIN triggered_item o ON o.studio_id = t.studio_id AND o.trigger_id = line.id AND o.subject_kind = 'session'
          AND o.subject_id = m.subject_id AND o.occurrence = m.occurrence AND o.state IN ('processed', 'deleted'))`,
    },
  ]
}

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
