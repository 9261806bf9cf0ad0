import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { lockTask } from './lock-task.ts'
import { writeTask } from './write-task.ts'

/** Cancels a task, or opens it again; twice the same way changes nothing. Its status stays. Refuses to cancel what is done. */
export async function cancelTask(work: Work, id: number, { canceled, version }: { canceled: boolean; version: number }): Promise<void> {
  const task = await lockTask(work, id, version)
  if (canceled === (task.canceled_at !== null)) return
  if (task.completed_at !== null) throw new Refusal('conflict', 'task-done', 'This task is done. Open it again before you cancel it.')
  await writeTask(work, task, { after: { ...task, canceled_at: canceled ? work.now : null } })
}
