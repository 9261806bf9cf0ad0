import { type RawBuilder, sql } from 'kysely'
import type { Trigger } from '#studio/triggers/trigger.ts'
import { kinds } from '../sources/kinds.ts'
import type { Source } from '../sources/source.ts'

/** The table of records as they were, in the WITH of the statement (`versionsOf`). */
export const recordsThen = sql.ref('record_then')

/**
 * The tables of a source's facts with records as they were in place of those of today, joined by the same keys; each row of `r` lasts from `known_from` to
 * `known_until`. Null where what happened does not change any more: emails and texts that came in.
 */
export function fromThen({ subject, moment, about }: Source): RawBuilder<unknown> | null {
  if (subject === 'email' || subject === 'incoming_text') return null
  const { joined } = kinds[subject]
  const then = sql`${recordsThen} r`
  if (moment === 'status-changed') {
    return sql`${then} ${entriesOf(subject)} ${joined}`
  }
  return about.familyMember === kinds.client.about.familyMember ? sql`${then} ${joined}` : sql`${then} ${familyThen}`
}

/** The database keeps the client's status beside each of the family: that, too, as it was. */
const familyThen = sql`CROSS JOIN LATERAL (
  SELECT x.studio_id, x.id, x.client_id, x.person_id, x.birthday_mmdd, x.birthday_set_at, r.status_id AS client_status_id
  FROM family_member x WHERE x.studio_id = r.studio_id AND x.client_id = r.id OFFSET 0) f`

/** Fenced: nobody knows beforehand how many records there are, and the planner would look through all entries for each of them. */
function entriesOf(subject: string): RawBuilder<unknown> {
  return sql`CROSS JOIN LATERAL (SELECT * FROM status_entry x WHERE x.studio_id = r.studio_id AND x.subject_kind = ${sql.lit(subject)} AND x.subject_id = r.id OFFSET 0) e`
}

type Picked = Pick<Trigger, 'subject_kind' | 'basis' | 'moment' | 'status_id' | 'type_id' | 'any_type'>

/**
 * Which records can have fitted a trigger at all, as a query of their numbers: those that ever had its status, and have its type or had another one since then. Null: all of
 * them. Payments may be due whatever the status.
 */
export function mayHaveFitted({ subject_kind: kind, basis, moment, status_id, type_id, any_type }: Picked, since: Date): RawBuilder<unknown> | null {
  const now = (column: 'status_id' | 'type_id', id: number | null) =>
    sql`SELECT r.id FROM ${sql.table(kind)} r WHERE r.studio_id = current_studio() AND ${sql.ref(`r.${column}`)} = ${id}::bigint`
  const byStatus = sql`${now('status_id', status_id)}
    UNION SELECT x.subject_id FROM status_entry x WHERE x.subject_kind = ${sql.lit(kind)} AND x.status_id = ${status_id}::bigint
    ${moment === 'payment-due' ? sql`UNION SELECT r.id FROM invoice r WHERE r.studio_id = current_studio() AND NOT (SELECT use_invoice_statuses FROM studio)` : sql``}`
  const byType = sql`${now('type_id', type_id)}
    UNION SELECT x.subject_id FROM record_event x WHERE x.subject_kind = ${sql.lit(kind)} AND x.at > ${since} AND x.changes ? 'type_id'`
  const asked = [
    ...(basis === 'status' || basis === 'type-and-status' ? [byStatus] : []),
    ...((basis === 'type' || basis === 'type-and-status') && !any_type ? [byType] : []),
  ]
  return asked.length === 0 ? null : sql.join(asked.map((some) => sql`(${some})`), sql` INTERSECT `) // biome-ignore format: short
}
