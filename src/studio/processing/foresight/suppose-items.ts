import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { Work } from '#studio/staff/work.ts'
import type { TriggerSubject } from '#studio/triggers/subjects.ts'

/** An item that nobody has found yet. `id`: any number of its own; negative, so that it is never that of a real one. */
export type SupposedItem = {
  id: number
  trigger_id: number
  subject_kind: TriggerSubject
  subject_id: number
  client_id: number | null
  session_id: number | null
  family_member_id: number | null
  occurrence: string
  due_on: CivilDate
  valid_until: CivilDate | null
  ancestry: readonly number[]
}

/** These items as a table to select from, with the columns of `triggered_item`. Writes nothing. */
export function supposeItems({ studio }: Work, items: readonly SupposedItem[]): RawBuilder<unknown> {
  const rows = items.map((item) => ({ ...item, studio_id: studio.id, version: 0 }))
  return sql`(SELECT * FROM jsonb_populate_recordset(NULL::triggered_item, ${JSON.stringify(rows)}::jsonb) OFFSET 0)`
}
