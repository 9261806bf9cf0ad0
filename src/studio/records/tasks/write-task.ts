import type { Work } from '#studio/staff/work.ts'
import { differences, isEmpty } from '../differences.ts'
import { drawNumbers } from '../draw-numbers.ts'
import { refusing } from '../refuse-constraint.ts'
import { writeHistory } from '../write-history.ts'
import { taskRefusals } from './refusals.ts'
import { statusOf, type TaskRow, taskFacts } from './task.ts'

/** Writes a task that was locked before, with its history; `note` stands at a new status. A task that is as it was is left untouched. */
export async function writeTask(work: Work, before: TaskRow, { after, note = '' }: { after: TaskRow; note?: string }): Promise<void> {
  const enters = after.status_id !== null && after.status_id !== before.status_id
  const changes = differences(taskFacts(before, enters), taskFacts(after, enters))
  if (isEmpty(changes) && !enters) return
  const status_entry_id = enters ? ((await drawNumbers(work, 'status_entry', 1)).next().value ?? null) : after.status_entry_id
  const { id, studio_id: _, ancestry: _made, ...columns } = { ...after, status_entry_id, version: before.version + 1 }
  await refusing(taskRefusals, () => work.db.updateTable('task').set(columns).where('id', '=', id).execute())
  const status = enters ? statusOf(after) : null
  const entered = status === null || status_entry_id === null ? null : { ...status, status_entry_id, note }
  await writeHistory(work, 'task', [{ subjectId: id, what: isEmpty(changes) ? null : 'changed', changes, entered }])
}
