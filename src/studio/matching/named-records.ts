import { type RawBuilder, sql } from 'kysely'
import type { TriggerSubject } from '#studio/triggers/subjects.ts'

/** How a record of each kind is named in a list: its number or what stands for one, its type, its day. Of the record `r`. */
type Naming = { table: RawBuilder<unknown>; number: RawBuilder<string>; type: RawBuilder<string>; on: RawBuilder<string | null> }

const typeName = sql<string>`coalesce((SELECT name FROM type WHERE studio_id = r.studio_id AND id = r.type_id), '')`
const nothing = sql<string>`''`

const namings: Record<TriggerSubject, Naming> = {
  session: { table: sql`session`, number: sql`r.number`, type: typeName, on: sql`r.primary_on` },
  appointment: { table: sql`appointment`, number: sql`r.title`, type: typeName, on: sql`r.on_day` },
  client: { table: sql`client`, number: nothing, type: nothing, on: sql`NULL::date` },
  invoice: { table: sql`invoice`, number: sql`r.number`, type: typeName, on: sql`r.payment_due_on` },
  production_order: { table: sql`production_order`, number: sql`r.number`, type: typeName, on: sql`r.status_due_on` },
  preproduction_order: { table: sql`preproduction_order`, number: sql`r.number`, type: nothing, on: sql`r.status_due_on` },
  web_form: { table: sql`web_form`, number: sql`r.name`, type: nothing, on: sql`(r.sent_at AT TIME ZONE u.zone)::date` },
  email: { table: sql`communication`, number: sql`r.subject`, type: nothing, on: sql`(r.created_at AT TIME ZONE u.zone)::date` },
  incoming_text: { table: sql`incoming_text`, number: sql`left(r.body, 80)`, type: nothing, on: sql`(r.at AT TIME ZONE u.zone)::date` },
  task: { table: sql`task`, number: sql`r.description`, type: typeName, on: sql`r.due_on` },
}

/** Found items `f` of a kind with what their records are called, and the client `c`, who may be missing. */
export function named(kind: TriggerSubject, found: RawBuilder<unknown>): RawBuilder<unknown> {
  const naming = namings[kind]
  const family = sql`(SELECT name FROM family_member WHERE studio_id = c.studio_id AND id = f.family_member_id)`
  const client = sql`coalesce(nullif(btrim(c.first_name || ' ' || c.last_name), ''), c.company, '')`
  const columns = sql`f.subject_id, f.occurrence, f.due_on, ${client} AS client_name`
  return sql`
    SELECT ${columns}, coalesce(${family}, ${naming.number}) AS number, ${naming.type} AS type, ${naming.on} AS on
    FROM (${found}) f CROSS JOIN studio u JOIN ${naming.table} r ON r.id = f.subject_id LEFT JOIN client c ON c.id = f.client_id`
}
