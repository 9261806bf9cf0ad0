import type { Work } from '#studio/staff/work.ts'
import { differences, isEmpty } from '../differences.ts'
import { readPreferences } from '../read-preferences.ts'
import { refusing } from '../refuse-constraint.ts'
import { noSuch, refuseStale } from '../stale.ts'
import { writeHistory } from '../write-history.ts'
import { checkVendor } from './check-vendor.ts'
import type { VendorChange } from './contract.ts'
import { vendorRefusals } from './refusals.ts'
import { type VendorRow, vendorFacts, vendorSearchText } from './vendor.ts'

/** `archived` puts it away or takes it back. */
type Change = VendorChange & { archived?: boolean }

/** Changes the fields that are given; what is as it was changes nothing. Refuses a version that is not the latest, and wrong fields. */
export async function changeVendor(work: Work, id: number, { version, archived, ...fields }: Change): Promise<void> {
  const before = await work.db.selectFrom('vendor').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (before === undefined) throw noSuch('vendor', id)
  refuseStale('vendor', before, version)
  const wasArchived = before.archived_at !== null
  const putAway = archived === undefined || archived === wasArchived ? {} : { archived_at: archived ? work.now : null }
  const after: VendorRow = { ...before, ...checkVendor(fields, (await readPreferences(work)).country), ...putAway }
  const changes = differences(vendorFacts(before), vendorFacts(after))
  if (isEmpty(changes) && after.archived_at === before.archived_at) return
  const { studio_id: _, id: __, created_at: ___, ...columns } = after
  await refusing(vendorRefusals, () =>
    work.db
      .updateTable('vendor')
      .set({ ...columns, search_text: vendorSearchText(after), version: version + 1 })
      .where('id', '=', id)
      .execute(),
  )
  const what = after.archived_at === before.archived_at ? 'changed' : wasArchived ? 'restored' : 'archived'
  await writeHistory(work, 'vendor', [{ subjectId: id, what, changes, entered: null }])
}
