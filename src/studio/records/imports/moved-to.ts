import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { Work } from '#studio/staff/work.ts'
import { defaultDueOn, due, entering, type StatusRow } from '../statuses/status.ts'
import type { StatusColumns } from '../tables.ts'

type Said = { status: StatusRow | null; dueOn: CivilDate | null | undefined; history: boolean }

/** A known record after what a file says of its status; null and undefined say nothing. In the past no due date is invented. */
export function movedTo<Row extends StatusColumns>(work: Work, row: Row, { status, dueOn, history }: Said): Row {
  if (status === null || status.id === row.status_id) return dueOn === undefined ? row : due(row, dueOn, work.now)
  const usual = history ? null : defaultDueOn(status, work.today, work.studio.workWeek)
  return { ...row, ...entering(status.id, dueOn ?? usual, work.now) }
}
