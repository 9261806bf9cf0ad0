import type { Static } from 'typebox'
import type { Work } from '#studio/staff/work.ts'
import type { changeStatusBody } from '../statuses/contract.ts'
import { manyLines } from '../written-text.ts'
import { lockTask } from './lock-task.ts'
import { withStatus } from './with-status.ts'
import { writeTask } from './write-task.ts'

type Change = Static<typeof changeStatusBody>

/** Moves a task to a status of its type, or changes the due date of its status alone. Refuses an old version, and what `withStatus` refuses. */
export async function changeTaskStatus(work: Work, id: number, { note = '', version, ...to }: Change): Promise<void> {
  const task = await lockTask(work, id, version)
  await writeTask(work, task, { after: { ...task, ...(await withStatus(work, task, to)) }, note: manyLines(note) })
}
