import { type RawBuilder, sql } from 'kysely'
import { clientNameSql } from './clients/client-name.ts'
import { type SubjectKind, subjectKinds } from './subject.ts'

/** What a list tells of a record of whatever kind: what people call it, its type and status, its day and hour. */
export type RecordFacts = { name: string; type: string | null; status: string | null; on: string | null; time: string | null }

type Facts = { name: RawBuilder<unknown>; on: RawBuilder<unknown>; time?: RawBuilder<unknown> }

/** Of a record `c`, by kind. The day is the one that people ask for first: of a client there is none. */
const factsOf: Record<SubjectKind, Facts> = {
  client: { name: clientNameSql, on: sql`NULL` },
  session: { name: sql`c.number`, on: sql`c.primary_on`, time: sql`c.primary_time` },
  appointment: { name: sql`coalesce(nullif(c.title, ''), ${named('type')})`, on: sql`c.on_day`, time: sql`c.at_time` },
  invoice: { name: sql`c.number`, on: sql`coalesce(c.payment_due_on, c.invoiced_on)` },
  production_order: { name: sql`c.number`, on: sql`coalesce(c.expected_on, c.ordered_on)` },
  preproduction_order: { name: sql`c.number`, on: sql`coalesce(c.expected_on, c.ordered_on)` },
  task: { name: sql`c.description`, on: sql`c.due_on` },
}

/**
 * The record that a row names by kind and number, as an object; null where it is not there. Only the table of its kind is looked at.
 * `others`: the same for kinds that stand further to the right, as further branches.
 */
export function recordFactsSql(row: string, others: RawBuilder<unknown> = sql``): RawBuilder<RecordFacts | null> {
  return ofRecord(row, others, (kind) => {
    const { name, on, time = sql`NULL::time` } = factsOf[kind]
    const type = subjectKinds[kind].hasTypes ? named('type') : sql`NULL`
    return sql`jsonb_build_object('name', ${name}, 'type', ${type}, 'status', ${named('status')}, 'on', ${on}, 'time', to_char(${time}, 'HH24:MI'))`
  })
}

/** What people call the record that a row names. */
export function recordNameSql(row: string, others: RawBuilder<unknown> = sql``): RawBuilder<string | null> {
  return ofRecord(row, others, (kind) => factsOf[kind].name)
}

function ofRecord<T>(row: string, others: RawBuilder<unknown>, told: (kind: SubjectKind) => RawBuilder<unknown>): RawBuilder<T> {
  const kinds = Object.keys(subjectKinds) as SubjectKind[]
  const isIt = sql`c.studio_id = ${sql.ref(`${row}.studio_id`)} AND c.id = ${sql.ref(`${row}.subject_id`)}`
  return sql`CASE ${sql.ref(`${row}.subject_kind`)} ${sql.join(
    kinds.map((kind) => sql`WHEN ${sql.lit(kind)} THEN (SELECT ${told(kind)} FROM ${sql.table(kind)} c WHERE ${isIt})`),
    sql` `,
  )} ${others} END`
}

function named(what: 'type' | 'status'): RawBuilder<unknown> {
  return sql`(SELECT n.name FROM ${sql.table(what)} n WHERE n.studio_id = c.studio_id AND n.id = ${sql.ref(`c.${what}_id`)})`
}
