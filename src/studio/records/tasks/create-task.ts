import { Refusal, refuseField } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { findStrangers } from '../find-strangers.ts'
import { givenDate } from '../given-date.ts'
import { refusing } from '../refuse-constraint.ts'
import { chooseStatus } from '../statuses/choose-status.ts'
import { defaultDueOn, entering } from '../statuses/status.ts'
import { checkTask } from './check-task.ts'
import type { NewTask } from './contract.ts'
import { createTasks, type TaskDraft } from './create-tasks.ts'
import { taskRefusals } from './refusals.ts'
import { refuseWrongAssignment } from './refuse-wrong-assignment.ts'

/**
 * Makes a task that a person wants and returns its number; with a type it gets the initial status of it, or the one that is given.
 * Refuses one without a description, and who or what is not there.
 */
export async function createTask(work: Work, given: NewTask): Promise<number> {
  const empty = { notes: '', start_on: null, due_on: null, priority: 2, department_id: null, member_id: null, client_id: null, session_id: null }
  const { status_id, status_due_on, type_id, ...fields } = given
  const draft = {
    ...empty,
    ...checkTask(fields),
    description: given.description,
    cause_item_id: work.cause?.itemId ?? null,
    ancestry: work.cause?.ancestry ?? [],
    standing: await standing(work, given),
  }
  await refuseWrongAssignment(work, draft)
  const [id] = await refusing(taskRefusals, () => createTasks(work, [draft]))
  return id ?? 0
}

async function standing(work: Work, { type_id = null, status_id, status_due_on }: NewTask): Promise<NonNullable<TaskDraft['standing']> | null> {
  if (type_id === null && status_id !== undefined)
    throw refuseField('status_id', 'task-without-type', 'Only a task with a type has a status. Choose a type, or leave the status out.')
  if (type_id === null) return null
  const [problem] = await findStrangers(work, [{ field: 'type_id', id: type_id, was: null, what: 'type', of: 'task' }])
  if (problem !== undefined) throw new Refusal('invalid', 'bad-task', { message: problem.message, problems: [problem] })
  const status = await chooseStatus(work, { subject_kind: 'task', type_id }, status_id)
  const dueOn = givenDate('status_due_on', status_due_on)
  const enters = entering(status.id, dueOn === undefined ? defaultDueOn(status, work.today, work.studio.workWeek) : dueOn, work.now)
  return { type_id, ...enters, completed_at: status.is_final ? work.now : null }
}
