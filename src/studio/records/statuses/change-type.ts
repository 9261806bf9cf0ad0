import type { Work } from '#studio/staff/work.ts'
import { refusing } from '../refuse-constraint.ts'
import { noSuch, refuseStale } from '../stale.ts'
import { oneLine } from '../written-text.ts'
import type { TypeChange } from './contract.ts'
import { setupRefusals } from './refusals.ts'

/** Renames a type, or takes it out of use. */
export async function changeType(work: Work, id: number, change: TypeChange): Promise<void> {
  const before = await work.db.selectFrom('type').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (before === undefined) throw noSuch('type', id)
  refuseStale('type', before, change.version)
  const after = { name: change.name === undefined ? before.name : oneLine(change.name), active: change.active ?? before.active }
  const update = work.db
    .updateTable('type')
    .set({ ...after, version: before.version + 1 })
    .where('id', '=', id)
  await refusing(setupRefusals('type', after.name), () => update.execute())
}
