import { Refusal, refuseField } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { givenDate } from '../given-date.ts'
import { chooseStatus } from '../statuses/choose-status.ts'
import { defaultDueOn, due } from '../statuses/status.ts'
import { inStatus, statusOf, type TaskRow } from './task.ts'

type To = { status_id: number; due_on?: string | null }

/**
 * What of a task is another when it moves to a status of its type, or gets another due date there. A final status completes it, leaving one opens it
 * again. Refuses a task without a type, a canceled one, and a status that may not be chosen. Writes nothing.
 */
export async function withStatus(work: Work, task: TaskRow, { status_id, due_on }: To): Promise<Partial<TaskRow>> {
  if (task.canceled_at !== null) throw new Refusal('conflict', 'task-canceled', 'This task is canceled. Open it again before you change its status.')
  const status = statusOf(task)
  if (task.type_id === null || status === null)
    throw refuseField('status_id', 'task-without-type', 'This task has no type, and so no status. Give it a type first.')
  const dueOn = givenDate('due_on', due_on)
  if (status_id === task.status_id) return dueOn === undefined ? {} : due(status, dueOn, work.now)
  const next = await chooseStatus(work, { subject_kind: 'task', type_id: task.type_id }, status_id)
  const until = dueOn === undefined ? defaultDueOn(next, work.today, work.studio.workWeek) : dueOn
  return inStatus(task, { status: next, dueOn: until, now: work.now })
}
