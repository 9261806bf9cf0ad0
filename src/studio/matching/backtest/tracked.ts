import { type RawBuilder, sql } from 'kysely'
import type { MomentKey } from '#studio/triggers/moments.ts'
import type { Trigger } from '#studio/triggers/trigger.ts'
import type { StatusKind } from '../sources/by-status.ts'

/** What of a kind's history triggers look at, in the words of its events. */
export type Tracked = {
  /** Kept in the column of the same name. */
  fields: readonly string[]
  /** Fields whose column remembers since when it stands. */
  since: Readonly<Record<string, string>>
  /** Columns that hold the instant at which something happened once: before it they were empty. */
  once: readonly string[]
  /** Besides its statuses, which web forms alone have, what of it has no history at all. */
  hasEvents: boolean
}

const kept = { once: ['history_at'], hasEvents: true } as const
const typed = { type_id: 'type_set_at' } as const

/** Email and incoming texts do not change. */
export const tracked: Record<StatusKind, Tracked> = {
  client: { ...kept, fields: [], since: {} },
  session: {
    ...kept,
    fields: ['client_id', 'type_id', 'primary_on', 'primary_time', 'primary_zone', 'photographer_id', 'on_hold', 'confirmed', 'canceled'],
    since: { ...typed, primary_on: 'primary_set_at' },
  },
  appointment: {
    ...kept,
    fields: ['client_id', 'session_id', 'type_id', 'on_day', 'at_time', 'zone', 'booked_on', 'member_id', 'on_hold', 'confirmed', 'canceled'],
    since: { ...typed, on_day: 'on_day_set_at' },
  },
  invoice: { ...kept, fields: ['bill_to_id', 'session_id', 'type_id', 'canceled'], since: typed },
  production_order: { ...kept, fields: ['client_id', 'session_id', 'type_id'], since: typed },
  preproduction_order: { ...kept, fields: ['client_id', 'session_id'], since: {} },
  task: { ...kept, fields: ['client_id', 'session_id', 'type_id', 'start_on', 'due_on'], since: typed },
  web_form: { once: ['submitted_at', 'sent_at'], hasEvents: false, fields: [], since: {} },
}

const yearDays = ['birthday', 'anniversary'] as const

/** Days and times matter to the moment alone that counts from them. */
const counted: Readonly<Record<string, MomentKey>> = {
  primary_on: 'session-date',
  primary_time: 'session-date',
  primary_zone: 'session-date',
  on_day: 'appointment-date',
  at_time: 'appointment-date',
  zone: 'appointment-date',
  booked_on: 'booked',
  start_on: 'task-start',
  due_on: 'task-due',
  birthday: 'birthday',
  anniversary: 'anniversary',
}

/** Every field of an event that says something of the kind to triggers of the moment, with those that stand in columns of another name. */
export function toldFields(kind: StatusKind, moment: MomentKey): string[] {
  const fields = [...tracked[kind].fields, ...(kind === 'client' ? yearDays : []), ...(kind === 'task' ? ['state'] : [])]
  return fields.filter((field) => counted[field] === undefined || counted[field] === moment)
}

/** The flags of a record's client that the trigger looks at. */
export function clientFlags({ exclusions }: Pick<Trigger, 'exclusions'>): string[] {
  return (['do_not_market', 'do_not_call'] as const).filter((flag) => exclusions[flag])
}

/**
 * The columns of a record as they were before a change, as JSON: of a row with `field`, what stood in it `before`, since when (`stood_since`, null where that is not
 * known), and the record's `created_at`.
 */
export function columnsBefore(kind: StatusKind): RawBuilder<unknown> {
  const since = sql`coalesce(stood_since, created_at)`
  const cases = [
    sql`WHEN 'put-away' THEN jsonb_build_object('archived_at', CASE WHEN before = 'true' THEN ${since} END)`,
    sql`WHEN 'state' THEN jsonb_build_object('completed_at', CASE WHEN before = '"done"' THEN ${since} END, 'canceled_at', CASE WHEN before = '"canceled"' THEN ${since} END)`,
    ...yearDays.map(
      (
        field,
      ) => sql`WHEN ${sql.lit(field)} THEN jsonb_build_object(${sql.lit(`${field}_mmdd`)}::text, (before ->> 'month')::int * 100 + (before ->> 'day')::int,
        ${sql.lit(`${field}_set_at`)}::text, CASE WHEN before <> 'null' THEN ${since} END)`,
    ),
    ...Object.entries(tracked[kind].since).map(
      ([field, column]) => sql`WHEN ${sql.lit(field)} THEN jsonb_build_object(field, before, ${sql.lit(column)}::text, ${since})`,
    ),
  ]
  return sql`CASE field ${sql.join(cases, sql` `)} ELSE jsonb_build_object(field, before) END`
}
