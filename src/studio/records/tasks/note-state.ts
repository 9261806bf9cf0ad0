import type { Work } from '#studio/staff/work.ts'
import { writeHistory } from '../write-history.ts'
import type { Task } from './contract.ts'

/** Appends to the history of tasks that they went from one state to another. */
export async function noteState(work: Work, ids: readonly number[], state: [Task['state'], Task['state']]): Promise<void> {
  await writeHistory(
    work,
    'task',
    ids.map((subjectId) => ({ subjectId, what: 'changed', changes: { state }, entered: null })),
  )
}
