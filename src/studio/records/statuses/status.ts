import type { Selectable } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { addWorkDays, parseWorkWeek } from '#studio/calendar/work-week.ts'
import type { StatusColumns, StatusTable } from '../tables.ts'

export type StatusRow = Selectable<StatusTable>

/** The day by which a record that enters the status today should leave it again: its duration in work-week days, or none. */
export function defaultDueOn(status: { duration_days: number | null }, today: CivilDate, workWeek: readonly number[]): CivilDate | null {
  const week = parseWorkWeek(workWeek)
  return status.duration_days === null || !week.ok ? null : addWorkDays(today, status.duration_days, week.value)
}

/** The columns of a record that enters a status. Its entry in the history gets its number when it is written. */
export function entering(statusId: number, dueOn: CivilDate | null, now: Date): StatusColumns {
  return { status_id: statusId, status_entry_id: null, status_entered_at: now, status_due_on: dueOn, status_due_set_at: now }
}

/** The same record with another due date; the same date changes nothing. */
export function due<Row extends StatusColumns>(row: Row, dueOn: CivilDate | null, now: Date): Row {
  return row.status_due_on === dueOn ? row : { ...row, status_due_on: dueOn, status_due_set_at: now }
}
