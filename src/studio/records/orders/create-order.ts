import type { Work } from '#studio/staff/work.ts'
import { advanceClients } from '../clients/advance-clients.ts'
import { givenDate } from '../given-date.ts'
import { nextNumber } from '../next-number.ts'
import { chooseStatus } from '../statuses/choose-status.ts'
import { familyOf } from '../statuses/family.ts'
import { defaultDueOn, entering } from '../statuses/status.ts'
import { writeRecords } from '../write-records.ts'
import { checkOrder } from './check-order.ts'
import type { NewOrder } from './contract.ts'
import { keptOrders } from './keep-orders.ts'
import { blankOrder, type OrderKind, type OrderRecord, withValues } from './order.ts'
import { refuseStrangers } from './refuse-strangers.ts'

/**
 * Makes an order and returns its row number. Left out, it gets the next number, the initial status (of its type), and whoever that
 * status names. A production order moves its client to the status that is marked for it.
 */
export async function createOrder(work: Work, kind: OrderKind, { status_id, status_due_on, ...given }: NewOrder): Promise<number> {
  const kept = keptOrders[kind]
  const values = checkOrder(given)
  const { client_id, type_id } = given
  const unplaced = entering(0, null, work.now)
  const blank = blankOrder({ number: values.number ?? (await nextNumber(work, kind)), client_id, type_id, status: unplaced, at: work.now })
  await refuseStrangers(work, null, withValues(blank, values, work.now))
  const status = await chooseStatus(work, familyOf(kind, blank.row), status_id)
  const dueOn = givenDate('status_due_on', status_due_on)
  const enters = entering(status.id, dueOn === undefined ? defaultDueOn(status, work.today, work.studio.workWeek) : dueOn, work.now)
  const inStatus: OrderRecord = { row: { ...blank.row, ...enters, ...(await kept.takenOverBy?.(work, status)) } }
  const after = withValues(inStatus, values, work.now)
  const [id] = await writeRecords(work, kept, [{ before: null, after, what: 'created' }])
  if (kind === 'production_order') await advanceClients(work, 'on_order', [{ client_id, note: `Order ${after.row.number} was made.` }])
  return id ?? 0
}
