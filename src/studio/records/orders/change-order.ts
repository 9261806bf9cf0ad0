import type { Work } from '#studio/staff/work.ts'
import { lockRecord } from '../lock-record.ts'
import { refuseStale } from '../stale.ts'
import { subjectKinds } from '../subject.ts'
import { writeRecords } from '../write-records.ts'
import type { OrderChange } from './contract.ts'
import { keptOrders } from './keep-orders.ts'
import type { OrderKind } from './order.ts'
import { withChange } from './with-change.ts'

/** Which order, of which kind. */
type Which = { kind: OrderKind; id: number }

/** Changes the fields that are given. Refuses a version that is not the latest, wrong fields, and who or what is not there. */
export async function changeOrder(work: Work, { kind, id }: Which, { version, ...fields }: OrderChange): Promise<void> {
  const before = await lockRecord(work, keptOrders[kind], id)
  refuseStale(subjectKinds[kind].label.toLowerCase(), before.row, version)
  await writeRecords(work, keptOrders[kind], [{ before, after: await withChange(work, before, fields), what: 'changed' }])
}
