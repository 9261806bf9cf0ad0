import type { Work } from '#studio/staff/work.ts'
import { refusing } from '../refuse-constraint.ts'
import { noSuch, refuseStale } from '../stale.ts'
import { changedStatus } from './changed-status.ts'
import type { StatusChange } from './contract.ts'
import { passedMarks, passMark } from './pass-mark.ts'
import { refuseFixed, setupRefusals } from './refusals.ts'

/** Changes a status. The initial mark can be given but not taken: new records need one, so give it to another status instead. */
export async function changeStatusSetup(work: Work, id: number, change: StatusChange): Promise<void> {
  const before = await work.db.selectFrom('status').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (before === undefined) throw noSuch('status', id)
  refuseFixed(before)
  refuseStale('status', before, change.version)
  const after = changedStatus(before, change)
  for (const mark of passedMarks) if (after[mark] && !before[mark]) await passMark(work, before, mark)
  await refusing(setupRefusals('status', after.name), () =>
    work.db
      .updateTable('status')
      .set({ ...after, version: before.version + 1 })
      .where('id', '=', id)
      .execute(),
  )
}
