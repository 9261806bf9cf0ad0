import type { Work } from '#studio/staff/work.ts'
import { givenDate } from '../given-date.ts'
import type { Keeping } from '../keeping.ts'
import type { AnyRecord } from '../record-write.ts'
import type { StatusColumns } from '../tables.ts'
import type { Assignment } from '../tasks/assignee.ts'
import { chooseStatus } from './choose-status.ts'
import { familyOf } from './family.ts'
import { defaultDueOn, due, entering } from './status.ts'

type Moving<R extends AnyRecord> = { keeping: Keeping<R>; before: R; to: { status_id: number; due_on?: string | null } }

/** What of a record is another when it moves to a status, or gets another due date there. Refuses a status that may not be chosen. Writes nothing. */
export async function withStatus<R extends AnyRecord>(work: Work, { keeping, before: { row }, to }: Moving<R>): Promise<Partial<StatusColumns & Assignment>> {
  const dueOn = givenDate('due_on', to.due_on)
  if (to.status_id === row.status_id) return dueOn === undefined ? {} : due(row, dueOn, work.now)
  const status = await chooseStatus(work, familyOf(keeping.kind, row), to.status_id)
  const enters = entering(status.id, dueOn === undefined ? defaultDueOn(status, work.today, work.studio.workWeek) : dueOn, work.now)
  return { ...enters, ...(await keeping.takenOverBy?.(work, status)) }
}
