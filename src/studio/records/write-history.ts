import { sql } from 'kysely'
import { actorColumns } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import type { HistoryKind } from './subject.ts'
import type { Changes, RecordEventTable, StatusColumns } from './tables.ts'

/** What happened to one record in one go: fields that changed, and the status it entered, if it did. */
export type Happening = {
  subjectId: number
  what: RecordEventTable['what'] | null
  changes: Changes
  entered: (StatusColumns & { status_entry_id: number; note: string }) | null
}

/** Appends to the history of many records of a kind, in two statements. */
export async function writeHistory(work: Work, subjectKind: HistoryKind, happenings: readonly Happening[]): Promise<void> {
  const by = { ...actorColumns(work.actor), cause_item_id: work.cause?.itemId ?? null, subject_kind: subjectKind }
  const entries = happenings.flatMap(({ subjectId, entered }) =>
    entered === null
      ? []
      : [
          {
            id: entered.status_entry_id,
            subject_id: subjectId,
            status_id: entered.status_id,
            entered_at: entered.status_entered_at,
            due_on: entered.status_due_on,
            note: entered.note,
          },
        ],
  )
  const events = happenings.flatMap(({ subjectId, what, changes }) => (what === null ? [] : [{ at: work.now, subject_id: subjectId, what, changes }]))
  if (entries.length > 0) {
    await sql`
      INSERT INTO status_entry (id, subject_kind, subject_id, status_id, entered_at, due_on, note, actor_kind, actor_id, actor_name, cause_item_id)
      SELECT e.id, ${by.subject_kind}, e.subject_id, e.status_id, e.entered_at, e.due_on, e.note, ${by.actor_kind}, ${by.actor_id}, ${by.actor_name}, ${by.cause_item_id}
      FROM json_to_recordset(${JSON.stringify(entries)}::json)
        AS e(id bigint, subject_id bigint, status_id bigint, entered_at timestamptz, due_on date, note text)`.execute(work.db)
  }
  if (events.length > 0) {
    await sql`
      INSERT INTO record_event (at, subject_kind, subject_id, what, changes, actor_kind, actor_id, actor_name, cause_item_id)
      SELECT e.at, ${by.subject_kind}, e.subject_id, e.what, e.changes, ${by.actor_kind}, ${by.actor_id}, ${by.actor_name}, ${by.cause_item_id}
      FROM json_to_recordset(${JSON.stringify(events)}::json) AS e(at timestamptz, subject_id bigint, what text, changes jsonb)`.execute(work.db)
  }
}
