import type { Work } from '#studio/staff/work.ts'
import type { SubjectKind } from '../subject.ts'
import type { StatusColumns } from '../tables.ts'
import { chooseStatus } from './choose-status.ts'
import { familyOf } from './family.ts'
import { defaultDueOn, entering } from './status.ts'

/**
 * The status of a record that has just got this type, of a kind whose types have statuses of their own: the one that is called as its
 * status was, with the due date it had, or the initial one. Refuses where there is neither.
 */
export async function enterType(work: Work, kind: SubjectKind, row: StatusColumns & { type_id: number | null }): Promise<StatusColumns> {
  const alike = await work.db
    .selectFrom('status as was')
    .innerJoin('status as s', (join) => join.onRef('s.studio_id', '=', 'was.studio_id').onRef('s.name', '=', 'was.name'))
    .select('s.id')
    .where('was.id', '=', row.status_id)
    .where('s.subject_kind', '=', kind)
    .where('s.type_id', '=', row.type_id)
    .where('s.active', '=', true)
    .executeTakeFirst()
  if (alike !== undefined) return { ...entering(alike.id, row.status_due_on, work.now), status_due_set_at: row.status_due_set_at }
  const initial = await chooseStatus(work, familyOf(kind, row))
  return entering(initial.id, defaultDueOn(initial, work.today, work.studio.workWeek), work.now)
}
