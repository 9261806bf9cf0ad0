import type { Work } from '#studio/staff/work.ts'
import type { TaskChange } from './contract.ts'
import { lockTask } from './lock-task.ts'
import { withChange } from './with-change.ts'
import { writeTask } from './write-task.ts'

/** Changes the fields that are given. The same values again change nothing. */
export async function changeTask(work: Work, id: number, { version, ...fields }: TaskChange): Promise<void> {
  const before = await lockTask(work, id, version)
  await writeTask(work, before, { after: await withChange(work, before, fields) })
}
