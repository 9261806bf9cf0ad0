import type { Work } from '#studio/staff/work.ts'
import { refusing } from '../refuse-constraint.ts'
import { checkTask } from './check-task.ts'
import type { NewTask } from './contract.ts'
import { createTasks } from './create-tasks.ts'
import { taskRefusals } from './refusals.ts'
import { refuseWrongAssignment } from './refuse-wrong-assignment.ts'

/** Makes a task that a person wants and returns its number. Refuses one without a description, and who is not there. */
export async function createTask(work: Work, given: NewTask): Promise<number> {
  const empty = { notes: '', start_on: null, due_on: null, priority: 2, department_id: null, member_id: null, client_id: null, session_id: null }
  const draft = {
    ...empty,
    ...checkTask(given),
    description: given.description,
    cause_item_id: work.cause?.itemId ?? null,
    ancestry: work.cause?.ancestry ?? [],
  }
  await refuseWrongAssignment(work, draft)
  const [id] = await refusing(taskRefusals, () => createTasks(work, [draft]))
  return id ?? 0
}
