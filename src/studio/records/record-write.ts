import { differences, isEmpty } from './differences.ts'
import type { RecordEventTable, StatusColumns } from './tables.ts'
import type { Happening } from './write-history.ts'

/** What any record with a status consists of: its row, and what belongs to it. */
export type AnyRecord = { row: StatusColumns & { studio_id: number; id: number; version: number; archived_at: Date | null; type_id?: number | null } }

/** A record before (null: it is new) and after; `what` names what happened in its history, `note` stands at a new status. */
export type RecordWrite<R extends AnyRecord> = { before: R | null; after: R; what: RecordEventTable['what']; note?: string }

export function entersStatus<R extends AnyRecord>({ before, after }: RecordWrite<R>): boolean {
  return before?.row.status_id !== after.row.status_id
}

/** What a write leaves in the history. `factsOf` gives the fields a person may ask about later. */
export function happening<R extends AnyRecord>(write: RecordWrite<R>, factsOf: (record: R) => Record<string, unknown>): Happening {
  const { before, after, what, note = '' } = write
  const { row } = after
  const entered = entersStatus(write) && row.status_entry_id !== null ? { ...row, status_entry_id: row.status_entry_id, note } : null
  if (before === null) return { subjectId: row.id, what, changes: {}, entered }
  const changes = differences(factsOf(before), factsOf(after))
  if (entered === null && before.row.status_due_on !== row.status_due_on) changes.status_due_on = [before.row.status_due_on, row.status_due_on]
  const tells = !isEmpty(changes) || before.row.archived_at !== row.archived_at
  return { subjectId: row.id, what: tells ? what : null, changes, entered }
}
