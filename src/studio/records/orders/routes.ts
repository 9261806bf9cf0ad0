import { route } from '#studio/staff/route.ts'
import { archiveRecord } from '../archive-record.ts'
import { readHistory } from '../statuses/read-history.ts'
import { changeOrder } from './change-order.ts'
import { changeOrderStatus } from './change-order-status.ts'
import { preproductionOrders, productionOrders } from './contract.ts'
import { createOrder } from './create-order.ts'
import { keptOrders } from './keep-orders.ts'
import { findOrders, readOrder } from './queries.ts'

const [production, preproduction] = ['production_order', 'preproduction_order'] as const

export const orderRoutes = [
  route(productionOrders.list, (work, { query }) => findOrders(work, production, query)),
  route(productionOrders.read, (work, { params }) => readOrder(work, production, params.id)),
  route(productionOrders.create, async (work, { body }) => readOrder(work, production, await createOrder(work, production, body))),
  route(productionOrders.change, (work, { params, body }) =>
    changeOrder(work, { kind: production, ...params }, body).then(() => readOrder(work, production, params.id)),
  ),
  route(productionOrders.archive, (work, { params, body }) =>
    archiveRecord(work, keptOrders.production_order, { ...params, ...body }).then(() => readOrder(work, production, params.id)),
  ),
  route(productionOrders.changeStatus, (work, { params, body }) =>
    changeOrderStatus(work, production, { ...params, ...body }).then(() => readOrder(work, production, params.id)),
  ),
  route(productionOrders.readHistory, (work, { params, query }) => readHistory(work, { subjectKind: production, subjectId: params.id }, query)),

  route(preproductionOrders.list, (work, { query }) => findOrders(work, preproduction, query)),
  route(preproductionOrders.read, (work, { params }) => readOrder(work, preproduction, params.id)),
  route(preproductionOrders.create, async (work, { body }) => readOrder(work, preproduction, await createOrder(work, preproduction, body))),
  route(preproductionOrders.change, (work, { params, body }) =>
    changeOrder(work, { kind: preproduction, ...params }, body).then(() => readOrder(work, preproduction, params.id)),
  ),
  route(preproductionOrders.archive, (work, { params, body }) =>
    archiveRecord(work, keptOrders.preproduction_order, { ...params, ...body }).then(() => readOrder(work, preproduction, params.id)),
  ),
  route(preproductionOrders.changeStatus, (work, { params, body }) =>
    changeOrderStatus(work, preproduction, { ...params, ...body }).then(() => readOrder(work, preproduction, params.id)),
  ),
  route(preproductionOrders.readHistory, (work, { params, query }) => readHistory(work, { subjectKind: preproduction, subjectId: params.id }, query)),
]
