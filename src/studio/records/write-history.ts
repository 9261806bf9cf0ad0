import { sql } from 'kysely'
import { rowSet } from '#platform/database/row-set.ts'
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
  const by = { ...actorColumns(work.actor), cause_item_id: work.cause?.itemId ?? null, subject_kind: subjectKind, studio_id: work.studio.id }
  const entries = happenings.flatMap(({ subjectId, entered }) =>
    entered === null
      ? []
      : [
          {
            ...by,
            id: entered.status_entry_id,
            subject_id: subjectId,
            status_id: entered.status_id,
            entered_at: entered.status_entered_at,
            due_on: entered.status_due_on,
            note: entered.note,
          },
        ],
  )
  const events = happenings.flatMap(({ subjectId, what, changes }) => (what === null ? [] : [{ ...by, at: work.now, subject_id: subjectId, what, changes }]))
  if (entries.length > 0) {
    await sql`
      INSERT INTO status_entry (studio_id, id, subject_kind, subject_id, status_id, entered_at, due_on, note, actor_kind, actor_id, actor_name, cause_item_id)
      SELECT studio_id, id, subject_kind, subject_id, status_id, entered_at, due_on, note, actor_kind, actor_id, actor_name, cause_item_id
      FROM ${rowSet(entries, entryTypes)} AS e`.execute(work.db)
  }
  if (events.length > 0) {
    await sql`
      INSERT INTO record_event (studio_id, at, subject_kind, subject_id, what, changes, actor_kind, actor_id, actor_name, cause_item_id)
      SELECT studio_id, at, subject_kind, subject_id, what, changes, actor_kind, actor_id, actor_name, cause_item_id
      FROM ${rowSet(events, eventTypes)} AS e`.execute(work.db)
  }
}

const byTypes = { studio_id: 'bigint', subject_kind: 'text', subject_id: 'bigint', actor_kind: 'text', actor_id: 'bigint', actor_name: 'text', cause_item_id: 'bigint' } as const // biome-ignore format: short
const entryTypes = { ...byTypes, id: 'bigint', status_id: 'bigint', entered_at: 'timestamptz', due_on: 'date', note: 'text' } as const
const eventTypes = { ...byTypes, at: 'timestamptz', what: 'text', changes: 'jsonb' } as const
