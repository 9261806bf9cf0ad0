import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { defaultDueOn, entering } from '../statuses/status.ts'
import type { StatusColumns } from '../tables.ts'
import { findFinal } from './find-final.ts'
import { findWayBack } from './find-way-back.ts'
import { lockTask } from './lock-task.ts'
import type { TaskRow } from './task.ts'
import { writeTask } from './write-task.ts'

/**
 * Marks a task done, or opens it again; twice the same way changes nothing. Where its type has one final status, what is done goes
 * there, and what is opened again goes back. Refuses to complete a canceled one.
 */
export async function completeTask(work: Work, id: number, { completed, version }: { completed: boolean; version: number }): Promise<void> {
  const task = await lockTask(work, id, version)
  if (completed === (task.completed_at !== null)) return
  if (task.canceled_at !== null) throw new Refusal('conflict', 'task-canceled', 'This task is canceled. Open it again before you complete it.')
  const status = completed ? await finished(work, task) : await reopened(work, task)
  await writeTask(work, task, { after: { ...task, ...status, completed_at: completed ? work.now : null } })
}

async function finished(work: Work, { type_id, status_id }: TaskRow): Promise<StatusColumns | null> {
  const final = type_id === null || (await isFinal(work, status_id)) ? null : await findFinal(work, type_id)
  return final === null ? null : entering(final.id, null, work.now)
}

async function reopened(work: Work, { id, type_id, status_id }: TaskRow): Promise<StatusColumns | null> {
  if (type_id === null || !(await isFinal(work, status_id))) return null
  const back = await findWayBack(work, { id, type_id })
  return entering(back.id, defaultDueOn(back, work.today, work.studio.workWeek), work.now)
}

async function isFinal(work: Work, statusId: number | null): Promise<boolean> {
  const status = await work.db.selectFrom('status').select('is_final').where('id', '=', statusId).executeTakeFirst()
  return status?.is_final === true
}
