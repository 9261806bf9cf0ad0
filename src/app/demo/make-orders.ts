import { addDays } from '#studio/calendar/civil-date.ts'
import * as contracts from '#studio/records/orders/contract.ts'
import { listStatuses, listTypes } from '#studio/records/statuses/contract.ts'
import { createVendor } from '#studio/records/vendors/contract.ts'
import { preproductionOrders, productionOrders, vendors } from './demo-orders.ts'
import { type Filled, number } from './filled.ts'

/** The labs of the demo studio, and orders on their way there and back. */
export async function makeOrders({ call, today, clients }: Filled): Promise<void> {
  const labs: number[] = []
  for (const vendor of vendors) labs.push((await call(createVendor, { body: vendor })).id)
  const statuses = (await call(listStatuses, {})).rows
  const types = (await call(listTypes, { query: { subject_kind: 'production_order' } })).rows
  const day = (distance: number | undefined) => (distance === undefined ? null : addDays(today, distance))
  const common = ({ client, vendor, description, ordered, expected, received }: (typeof preproductionOrders)[number]) => ({
    client_id: number(clients, client),
    vendor_id: number(labs, vendor),
    description,
    ordered_on: day(ordered),
    expected_on: day(expected),
    received_on: day(received),
  })
  const statusOf = (kind: string, type_id: number | null, name: string) =>
    statuses.find((status) => status.subject_kind === kind && status.type_id === type_id && status.name === name)?.id
  for (const order of preproductionOrders) {
    const status_id = statusOf('preproduction_order', null, order.status) ?? 0
    await call(contracts.preproductionOrders.create, { body: { ...common(order), status_id } })
  }
  for (const { type, tracking = '', ...order } of productionOrders) {
    const type_id = types.find(({ name }) => name === type)?.id ?? 0
    const status_id = statusOf('production_order', type_id, order.status) ?? 0
    await call(contracts.productionOrders.create, {
      body: { ...common(order), type_id, status_id, tracking, ...(order.due === undefined ? {} : { status_due_on: day(order.due) }) },
    })
  }
}
