import type { Static } from 'typebox'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { findStrangers } from '../find-strangers.ts'
import { changeStatus } from '../statuses/change-status.ts'
import type { changeOrderStatusBody } from './contract.ts'
import { keptOrders } from './keep-orders.ts'
import type { OrderKind } from './order.ts'

type Change = Static<typeof changeOrderStatusBody> & { id: number }

/** Moves an order to a status. Whoever is given has it then; else, of preproduction orders, whom the status names. Refuses who is not there. */
export async function changeOrderStatus(work: Work, kind: OrderKind, { department_id, member_id, ...change }: Change): Promise<void> {
  const given = { ...(department_id === undefined ? {} : { department_id }), ...(member_id === undefined ? {} : { member_id }) }
  const problems = await findStrangers(work, [
    { field: 'department_id', what: 'department', id: department_id ?? null, was: null },
    { field: 'member_id', what: 'member', id: member_id ?? null, was: null },
  ])
  const [first] = problems
  if (first !== undefined) throw new Refusal('invalid', 'bad-order', { message: first.message, problems })
  await changeStatus(work, keptOrders[kind], { ...change, given })
}
