import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { Work } from '#studio/staff/work.ts'
import type { StatusRow } from '../statuses/status.ts'
import { manyLines } from '../written-text.ts'
import { inStatus } from './task.ts'
import { writeTask } from './write-task.ts'

type Move = { records: readonly { id: number; version: number }[]; status: StatusRow; dueOn: CivilDate | null; note: string }

/** Moves those of these tasks that are still as they were seen to a status of their type, and returns how many. A final one completes them. */
export async function moveTasks(work: Work, { records, status, dueOn, note }: Move): Promise<number> {
  const ids = records.map(({ id }) => id)
  const tasks = await work.db.selectFrom('task').selectAll().where('id', 'in', ids).orderBy('id').forUpdate().execute()
  const seen = new Map(records.map(({ id, version }) => [id, version]))
  const same = tasks.filter(({ id, version, canceled_at }) => seen.get(id) === version && canceled_at === null)
  for (const task of same) await writeTask(work, task, { after: { ...task, ...inStatus(task, { status, dueOn, now: work.now }) }, note: manyLines(note) })
  return same.length
}
