import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { lockTask } from './lock-task.ts'
import { noteState } from './note-state.ts'

/** Marks a task done, or opens it again; twice the same way changes nothing. Refuses to complete a canceled one. */
export async function completeTask(work: Work, id: number, { completed, version }: { completed: boolean; version: number }): Promise<void> {
  const task = await lockTask(work, id, version)
  if (completed === (task.completed_at !== null)) return
  if (task.canceled_at !== null) throw new Refusal('conflict', 'task-canceled', 'This task is canceled. Open it again before you complete it.')
  const completed_at = completed ? work.now : null
  await work.db
    .updateTable('task')
    .set({ completed_at, version: version + 1 })
    .where('id', '=', id)
    .execute()
  await noteState(work, [id], completed ? ['open', 'done'] : ['done', 'open'])
}
