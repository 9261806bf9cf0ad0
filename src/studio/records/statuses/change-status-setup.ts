import { refuseField } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { refusing } from '../refuse-constraint.ts'
import { noSuch, refuseStale } from '../stale.ts'
import { oneLine } from '../written-text.ts'
import type { StatusChange } from './contract.ts'
import { passedMarks, passMark } from './pass-mark.ts'
import { refuseFixed, refuseWrongMarks, setupRefusals } from './refusals.ts'

/** Changes a status. The initial mark can be given but not taken: new records need one, so give it to another status instead. */
export async function changeStatusSetup(work: Work, id: number, change: StatusChange): Promise<void> {
  const before = await work.db.selectFrom('status').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (before === undefined) throw noSuch('status', id)
  refuseFixed(before)
  refuseStale('status', before, change.version)
  const after = {
    name: change.name === undefined ? before.name : oneLine(change.name),
    duration_days: change.duration_days === undefined ? before.duration_days : change.duration_days,
    is_initial: change.initial ?? before.is_initial,
    is_final: change.final ?? before.is_final,
    active: change.active ?? before.active,
    default_department_id: change.default_department_id === undefined ? before.default_department_id : change.default_department_id,
    default_member_id: change.default_member_id === undefined ? before.default_member_id : change.default_member_id,
    on_booking: change.on_booking ?? before.on_booking,
    on_order: change.on_order ?? before.on_order,
  }
  if (before.is_initial && !after.is_initial)
    throw refuseField('initial', 'initial-needed', 'New records need an initial status. Mark another one as initial; this one then loses the mark.')
  if (after.is_initial && !after.active)
    throw refuseField('active', 'initial-inactive', 'New records get this status, so it cannot be inactive. Mark another one as initial first.')
  refuseWrongMarks(before.subject_kind, after)
  for (const mark of passedMarks) if (after[mark] && !before[mark]) await passMark(work, before, mark)
  await refusing(setupRefusals('status', after.name), () =>
    work.db
      .updateTable('status')
      .set({ ...after, version: before.version + 1 })
      .where('id', '=', id)
      .execute(),
  )
}
