import type { Work } from '#studio/staff/work.ts'
import { enterType } from '../statuses/enter-type.ts'
import { checkOrder } from './check-order.ts'
import type { OrderChange } from './contract.ts'
import { type OrderRecord, withValues } from './order.ts'
import { refuseStrangers } from './refuse-strangers.ts'

/** The order as it would be with these fields. Refuses wrong ones, and who or what is not there. Writes nothing. */
export async function withChange(work: Work, before: OrderRecord, fields: Omit<OrderChange, 'version'>): Promise<OrderRecord> {
  const changed = withValues(before, checkOrder(fields), work.now)
  await refuseStrangers(work, before, changed)
  const { row } = changed
  const { type_id } = row
  if (type_id === undefined || type_id === before.row.type_id) return changed
  return { row: { ...row, ...(await enterType(work, 'production_order', { ...row, type_id })) } }
}
