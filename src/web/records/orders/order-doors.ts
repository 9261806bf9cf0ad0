import { preproductionOrders, productionOrders } from '#studio/records/orders/contract.ts'
import type { OrderKind } from '#studio/records/orders/order.ts'

/** What orders of a kind are asked for and changed by. */
export const orderDoors = { production_order: productionOrders, preproduction_order: preproductionOrders } as const satisfies Record<OrderKind, unknown>
