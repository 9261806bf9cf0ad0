import type { Selectable } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { noSuch, refuseStale } from '../stale.ts'
import type { TaskTable } from '../tables.ts'

/** A task, locked against other changes until the transaction ends. Refuses a number that names none and an old version. */
export async function lockTask(work: Work, id: number, version: number): Promise<Selectable<TaskTable>> {
  const task = await work.db.selectFrom('task').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (task === undefined) throw noSuch('task', id)
  refuseStale('task', task, version)
  return task
}
