import type { Work } from '#studio/staff/work.ts'
import type { TaskRow } from './task.ts'

/** These tasks by their numbers, locked against other changes until the transaction ends. What is not there is left out. */
export async function lockTasks(work: Work, ids: readonly number[]): Promise<Map<number, TaskRow>> {
  if (ids.length === 0) return new Map()
  const rows = await work.db.selectFrom('task').selectAll().where('id', 'in', ids).orderBy('id').forUpdate().execute()
  return new Map(rows.map((row) => [row.id, row]))
}
