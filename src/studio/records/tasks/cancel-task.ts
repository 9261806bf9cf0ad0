import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { lockTask } from './lock-task.ts'
import { noteState } from './note-state.ts'

/** Cancels a task, or opens it again; twice the same way changes nothing. Refuses to cancel what is done. */
export async function cancelTask(work: Work, id: number, { canceled, version }: { canceled: boolean; version: number }): Promise<void> {
  const task = await lockTask(work, id, version)
  if (canceled === (task.canceled_at !== null)) return
  if (task.completed_at !== null) throw new Refusal('conflict', 'task-done', 'This task is done. Open it again before you cancel it.')
  const canceled_at = canceled ? work.now : null
  await work.db
    .updateTable('task')
    .set({ canceled_at, version: version + 1 })
    .where('id', '=', id)
    .execute()
  await noteState(work, [id], canceled ? ['open', 'canceled'] : ['canceled', 'open'])
}
