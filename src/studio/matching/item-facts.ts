import { type RawBuilder, sql } from 'kysely'
import { type RecordFacts, recordFactsSql, recordNameSql } from '#studio/records/record-facts.ts'

const statusOfForm = sql`(SELECT n.name FROM status n WHERE n.studio_id = c.studio_id AND n.id = c.status_id)`

/** What happened outside of the records: a form, an email, a text. Of the row `c`; the day is that of the studio. */
const happenings = {
  web_form: { table: 'web_form', name: sql`c.name`, status: statusOfForm, at: sql`c.sent_at` },
  email: { table: 'communication', name: sql`coalesce(nullif(c.subject, ''), c.description)`, status: sql`NULL`, at: sql`c.created_at` },
  incoming_text: { table: 'incoming_text', name: sql`left(c.body, 80)`, status: sql`NULL`, at: sql`c.at` },
} as const

/** The record of the item `i`, as a list tells it. */
export const itemFactsSql: RawBuilder<RecordFacts | null> = recordFactsSql(
  'i',
  branches(
    ({ name, status, at }) =>
      sql`jsonb_build_object('name', ${name}, 'type', NULL, 'status', ${status}, 'on', (${at} AT TIME ZONE u.zone)::date, 'time', NULL)`,
  ),
)

/** What people call the record of the item `i`. */
export const itemNameSql: RawBuilder<string | null> = recordNameSql(
  'i',
  branches(({ name }) => name),
)

type Happening = { table: string; name: RawBuilder<unknown>; status: RawBuilder<unknown>; at: RawBuilder<unknown> }

function branches(told: (one: Happening) => RawBuilder<unknown>): RawBuilder<unknown> {
  const each = Object.entries(happenings).map(
    ([kind, one]) =>
      sql`WHEN ${sql.lit(kind)} THEN (SELECT ${told(one)} FROM ${sql.table(one.table)} c JOIN studio u ON u.id = c.studio_id WHERE c.studio_id = i.studio_id AND c.id = i.subject_id)`,
  )
  return sql.join(each, sql` `)
}
