import type { Work } from '#studio/staff/work.ts'
import { lockRecord } from '../lock-record.ts'
import { refuseStale } from '../stale.ts'
import { enterType } from '../statuses/enter-type.ts'
import { subjectKinds } from '../subject.ts'
import { writeRecords } from '../write-records.ts'
import { checkOrder } from './check-order.ts'
import type { OrderChange } from './contract.ts'
import { keptOrders } from './keep-orders.ts'
import { type OrderKind, type OrderRecord, withValues } from './order.ts'
import { refuseStrangers } from './refuse-strangers.ts'

/** Which order, of which kind. */
type Which = { kind: OrderKind; id: number }

/** Changes the fields that are given. Refuses a version that is not the latest, wrong fields, and who or what is not there. */
export async function changeOrder(work: Work, { kind, id }: Which, { version, ...fields }: OrderChange): Promise<void> {
  const before = await lockRecord(work, keptOrders[kind], id)
  refuseStale(subjectKinds[kind].label.toLowerCase(), before.row, version)
  const changed = withValues(before, checkOrder(fields), work.now)
  await refuseStrangers(work, before, changed)
  await writeRecords(work, keptOrders[kind], [{ before, after: await inItsType(work, before, changed), what: 'changed' }])
}

async function inItsType(work: Work, before: OrderRecord, { row }: OrderRecord): Promise<OrderRecord> {
  const { type_id } = row
  if (type_id === undefined || type_id === before.row.type_id) return { row }
  return { row: { ...row, ...(await enterType(work, 'production_order', { ...row, type_id })) } }
}
