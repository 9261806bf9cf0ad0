import type { Selectable } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { entering } from '../statuses/status.ts'
import type { StatusColumns, TaskTable } from '../tables.ts'

export type TaskRow = Selectable<TaskTable>

/** What a task may be about, beside its client: any number of records. */
export const taskLinks = ['client_id', 'session_id', 'appointment_id', 'invoice_id', 'production_order_id', 'preproduction_order_id'] as const
export type TaskLink = (typeof taskLinks)[number]

const plainColumns = ['description', 'notes', 'start_on', 'due_on', 'priority', 'department_id', 'member_id', ...taskLinks, 'type_id'] as const

/** What a task without a type has in place of a status. */
export const noStatus = {
  type_id: null,
  type_set_at: null,
  status_id: null,
  status_entry_id: null,
  status_entered_at: null,
  status_due_on: null,
  status_due_set_at: null,
}

export function taskState({ canceled_at, completed_at }: Pick<TaskRow, 'canceled_at' | 'completed_at'>): 'open' | 'done' | 'canceled' {
  if (canceled_at !== null) return 'canceled'
  return completed_at === null ? 'open' : 'done'
}

/** What a task's history compares, in the words of the API. The due date of a status that was just entered stands with the status. */
export function taskFacts(row: TaskRow, enters: boolean): Record<string, unknown> {
  const plain = Object.fromEntries(plainColumns.map((column) => [column, row[column]]))
  return { ...plain, state: taskState(row), ...(enters ? {} : { status_due_on: row.status_due_on }) }
}

type Entered = { status: { id: number; is_final: boolean }; dueOn: CivilDate | null; now: Date }

/** A task that enters a status of its type: a final one completes it, leaving one opens it again. */
export function inStatus({ completed_at }: TaskRow, { status, dueOn, now }: Entered): StatusColumns & Pick<TaskRow, 'completed_at'> {
  return { ...entering(status.id, dueOn, now), completed_at: status.is_final ? (completed_at ?? now) : null }
}

/** The status of a task that has one; a task without a type has none. */
export function statusOf(row: TaskRow): StatusColumns | null {
  const { status_id, status_entry_id, status_entered_at, status_due_on, status_due_set_at } = row
  if (status_id === null || status_entered_at === null || status_due_set_at === null) return null
  return { status_id, status_entry_id, status_entered_at, status_due_on, status_due_set_at }
}
