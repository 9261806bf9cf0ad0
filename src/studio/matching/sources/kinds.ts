import { type RawBuilder, sql } from 'kysely'
import type { About } from './source.ts'

/** A kind of record as a fact: its table, which stands as `r`, what is joined to it by primary key, and what of it an item carries. */
export type Kind = { table: string; joined: RawBuilder<unknown>; about: About }

/** The one row of a table with this number, for each row before it. Fenced: where many are expected, the planner would read the whole table instead. */
export function rowOf(table: string, { studio, id }: { studio: string; id: string }): RawBuilder<unknown> {
  return sql`LATERAL (SELECT * FROM ${sql.table(table)} x WHERE x.studio_id = ${sql.ref(studio)} AND x.id = ${sql.ref(id)} OFFSET 0)`
}

const nothing: Omit<About, 'client' | 'archivedAt' | 'historyAt'> = {
  subject: sql`r.id`,
  session: sql`NULL::bigint`,
  familyMember: sql`NULL::bigint`,
  onHold: sql`false`,
  confirmed: sql`false`,
  canceled: sql`false`,
  paid: sql`false`,
  cause: sql`NULL::bigint`,
  ancestry: sql`'{}'::bigint[]`,
}
const kept = { archivedAt: sql<Date | null>`r.archived_at`, historyAt: sql<Date | null>`r.history_at` }

const ever = { archivedAt: sql<Date | null>`NULL::timestamptz`, historyAt: sql<Date | null>`NULL::timestamptz` }

/**
 * Of a record that names no client itself it is that of its session. Fenced as a column of its own: a coalesce in the join to the client would keep
 * the row policy from using the index.
 */
const itsOrTheSessions = sql`CROSS JOIN LATERAL (
  SELECT coalesce(r.client_id, (SELECT x.client_id FROM session x WHERE x.studio_id = r.studio_id AND x.id = r.session_id)) AS client_id OFFSET 0) whose`
const whose = sql<number | null>`whose.client_id`
const alone = sql``

export const kinds = {
  session: {
    table: 'session',
    joined: alone,
    about: {
      ...nothing,
      ...kept,
      client: sql`r.client_id`,
      session: sql`r.id`,
      onHold: sql`r.on_hold`,
      confirmed: sql`r.confirmed`,
      canceled: sql`r.canceled`,
    },
  },
  appointment: {
    table: 'appointment',
    joined: itsOrTheSessions,
    about: {
      ...nothing,
      ...kept,
      client: whose,
      session: sql`r.session_id`,
      onHold: sql`r.on_hold`,
      confirmed: sql`r.confirmed`,
      canceled: sql`r.canceled`,
    },
  },
  client: { table: 'client', joined: alone, about: { ...nothing, ...kept, client: sql`r.id` } },
  /** The flags and opt-outs that bind are those of the bill-to client. */
  invoice: {
    table: 'invoice',
    joined: alone,
    about: { ...nothing, ...kept, client: sql`r.bill_to_id`, session: sql`r.session_id`, canceled: sql`r.canceled`, paid: sql`r.balance <= 0` },
  },
  production_order: { table: 'production_order', joined: alone, about: { ...nothing, ...kept, client: sql`r.client_id`, session: sql`r.session_id` } },
  preproduction_order: {
    table: 'preproduction_order',
    joined: alone,
    about: { ...nothing, ...kept, client: sql`r.client_id`, session: sql`r.session_id` },
  },
  /** A canceled task is gone, as an archived record is. */
  task: {
    table: 'task',
    joined: itsOrTheSessions,
    about: {
      ...nothing,
      client: whose,
      session: sql`r.session_id`,
      archivedAt: sql`r.canceled_at`,
      historyAt: sql`r.history_at`,
      cause: sql`r.cause_item_id`,
      ancestry: sql`r.ancestry`,
    },
  },
  /** Records of what happened: nobody archives them, and no file of the past brings them. */
  web_form: {
    table: 'web_form',
    joined: alone,
    about: { ...nothing, ...ever, client: sql`r.client_id`, session: sql`r.session_id`, cause: sql`r.cause_item_id`, ancestry: sql`r.ancestry` },
  },
  email: {
    table: 'communication',
    joined: alone,
    about: { ...nothing, ...ever, client: sql`r.client_id`, session: sql`r.session_id`, cause: sql`r.item_id`, ancestry: sql`r.ancestry` },
  },
  incoming_text: { table: 'incoming_text', joined: alone, about: { ...nothing, ...ever, client: sql`r.client_id` } },
} as const satisfies Record<string, Kind>
