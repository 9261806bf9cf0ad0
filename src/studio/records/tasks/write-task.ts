import type { Work } from '#studio/staff/work.ts'
import type { TaskRow } from './task.ts'
import { writeTasks } from './write-tasks.ts'

/** Writes a task that was locked before, with its history; `note` stands at a new status. A task that is as it was is left untouched. */
export async function writeTask(work: Work, before: TaskRow, { after, note = '' }: { after: TaskRow; note?: string }): Promise<void> {
  await writeTasks(work, [{ before, after, note }], 'changed')
}
