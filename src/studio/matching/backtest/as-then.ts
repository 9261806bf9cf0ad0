import { type RawBuilder, sql } from 'kysely'
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
    return sql`${then} JOIN status_entry e ON e.studio_id = r.studio_id AND e.subject_kind = ${sql.lit(subject)} AND e.subject_id = r.id ${joined}`
  }
  return about.familyMember === kinds.client.about.familyMember ? sql`${then} ${joined}` : sql`${then} ${familyThen}`
}

/** The database keeps the client's status beside each of the family: that, too, as it was. */
const familyThen = sql`CROSS JOIN LATERAL (
  SELECT x.studio_id, x.id, x.client_id, x.person_id, x.birthday_mmdd, x.birthday_set_at, r.status_id AS client_status_id
  FROM family_member x WHERE x.studio_id = r.studio_id AND x.client_id = r.id OFFSET 0) f`
