import type { Static } from 'typebox'
import { Refusal, refuseField } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { givenDate } from '../given-date.ts'
import { chooseStatus } from '../statuses/choose-status.ts'
import type { changeStatusBody } from '../statuses/contract.ts'
import { defaultDueOn, due } from '../statuses/status.ts'
import { manyLines } from '../written-text.ts'
import { lockTask } from './lock-task.ts'
import { inStatus, statusOf, type TaskRow } from './task.ts'
import { writeTask } from './write-task.ts'

type Change = Static<typeof changeStatusBody>

/**
 * Moves a task to a status of its type, or changes the due date of its status alone. A final status completes the task, leaving one
 * opens it again. Refuses a task without a type, a canceled one, an old version, and a status that may not be chosen.
 */
export async function changeTaskStatus(work: Work, id: number, change: Change): Promise<void> {
  const task = await lockTask(work, id, change.version)
  if (task.canceled_at !== null) throw new Refusal('conflict', 'task-canceled', 'This task is canceled. Open it again before you change its status.')
  await writeTask(work, task, { after: { ...task, ...(await moved(work, task, change)) }, note: manyLines(change.note ?? '') })
}

async function moved(work: Work, task: TaskRow, { status_id, due_on }: Change): Promise<Partial<TaskRow>> {
  const status = statusOf(task)
  if (task.type_id === null || status === null)
    throw refuseField('status_id', 'task-without-type', 'This task has no type, and so no status. Give it a type first.')
  const dueOn = givenDate('due_on', due_on)
  if (status_id === task.status_id) return dueOn === undefined ? {} : due(status, dueOn, work.now)
  const next = await chooseStatus(work, { subject_kind: 'task', type_id: task.type_id }, status_id)
  const until = dueOn === undefined ? defaultDueOn(next, work.today, work.studio.workWeek) : dueOn
  return inStatus(task, { status: next, dueOn: until, now: work.now })
}
