import type { Work } from '#studio/staff/work.ts'
import { differences, isEmpty } from '../differences.ts'
import { refusing } from '../refuse-constraint.ts'
import { writeHistory } from '../write-history.ts'
import { checkTask } from './check-task.ts'
import type { TaskChange } from './contract.ts'
import { lockTask } from './lock-task.ts'
import { taskRefusals } from './refusals.ts'
import { refuseWrongAssignment } from './refuse-wrong-assignment.ts'

/** Changes the fields that are given; who assigns somebody anew has seen the flag, so it goes. The same values again change nothing. */
export async function changeTask(work: Work, id: number, { version, ...fields }: TaskChange): Promise<void> {
  const before = await lockTask(work, id, version)
  const values = checkTask(fields)
  const changes = differences(before, { ...before, ...values })
  if (isEmpty(changes)) return
  const { member_id = before.member_id, department_id = before.department_id } = values
  const moved = member_id !== before.member_id || department_id !== before.department_id
  if (moved) await refuseWrongAssignment(work, { member_id, department_id })
  const update = work.db
    .updateTable('task')
    .set({ ...values, flagged: moved ? null : before.flagged, version: version + 1 })
    .where('id', '=', id)
  await refusing(taskRefusals, () => update.execute())
  await writeHistory(work, 'task', [{ subjectId: id, what: 'changed', changes, entered: null }])
}
