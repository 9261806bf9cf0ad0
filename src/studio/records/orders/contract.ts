import { type Static, type TObject, Type } from 'typebox'
import { byId, civilDate, contract, instant, nullable, page, paging } from '#platform/http/contract.ts'
import { clientReference, line, noReference, number, numbered, prose, reference, strict, version } from '../reference.ts'
import { changeStatusBody, historyPage } from '../statuses/contract.ts'

const rowFields = {
  id: Type.Integer(),
  number: Type.String(),
  external_id: nullable(Type.String()),
  client: clientReference,
  session: numbered,
  vendor: noReference,
  status: reference,
  status_due_on: nullable(civilDate),
  department: noReference,
  member: noReference,
  description: Type.String(),
  ordered_on: nullable(civilDate),
  expected_on: nullable(civilDate),
  received_on: nullable(civilDate),
  archived: Type.Boolean(),
}
const orderFields = {
  ...rowFields,
  status_entered_at: instant,
  notes: Type.String(),
  archived_at: nullable(instant),
  created_at: instant,
  version: Type.Integer(),
}
const typed = { type: reference, tracking: Type.String() }

export const preproductionOrder = Type.Object(orderFields)
export type PreproductionOrder = Static<typeof preproductionOrder>
export const productionOrder = Type.Object({ ...orderFields, ...typed, invoice: numbered })
export type ProductionOrder = Static<typeof productionOrder>

const preproductionOrderRow = Type.Object(rowFields)
export type PreproductionOrderRow = Static<typeof preproductionOrderRow>
const productionOrderRow = Type.Object({ ...rowFields, ...typed })
export type ProductionOrderRow = Static<typeof productionOrderRow>

const fields = {
  external_id: Type.Optional(nullable(line)),
  number: Type.Optional(line),
  vendor_id: Type.Optional(nullable(number)),
  session_id: Type.Optional(nullable(number)),
  department_id: Type.Optional(nullable(number)),
  member_id: Type.Optional(nullable(number)),
  description: Type.Optional(line),
  ordered_on: Type.Optional(nullable(civilDate)),
  expected_on: Type.Optional(nullable(civilDate)),
  received_on: Type.Optional(nullable(civilDate)),
  notes: Type.Optional(prose),
}
const productionFields = { invoice_id: Type.Optional(nullable(number)), tracking: Type.Optional(line) }
const beginning = { client_id: number, status_id: Type.Optional(number), status_due_on: Type.Optional(nullable(civilDate)) }
const moved = { client_id: Type.Optional(number), version }

const newPreproductionOrder = Type.Object({ ...fields, ...beginning }, strict)
const newProductionOrder = Type.Object({ ...fields, ...productionFields, ...beginning, type_id: number }, strict)
const preproductionOrderChange = Type.Object({ ...fields, ...moved }, strict)
const productionOrderChange = Type.Object({ ...fields, ...productionFields, ...moved, type_id: Type.Optional(number) }, strict)

export type OrderChange = Static<typeof productionOrderChange>
/** What a person gives about an order of either kind. */
export type OrderFields = Omit<OrderChange, 'version'>
export type NewOrder = Static<typeof newPreproductionOrder> & Pick<OrderChange, 'type_id' | 'invoice_id' | 'tracking'>

/** Who takes over with the new status: left out, whom the status names. */
export const changeOrderStatusBody = Type.Object(
  { ...changeStatusBody.properties, department_id: Type.Optional(nullable(number)), member_id: Type.Optional(nullable(number)) },
  strict,
)

const filters = {
  search: Type.Optional(line),
  number: Type.Optional({ ...line, description: 'Exactly this order number' }),
  status_id: Type.Optional(number),
  vendor_id: Type.Optional(number),
  client_id: Type.Optional(number),
  session_id: Type.Optional(number),
  department_id: Type.Optional(number),
  member_id: Type.Optional(number),
  open: Type.Optional(Type.Boolean({ description: 'Whether something is still to come: true leaves out final statuses, false all others' })),
  archived: Type.Optional(Type.Boolean({ default: false })),
  ...paging,
}

type Shapes<Order extends TObject, Row extends TObject, New extends TObject, Change extends TObject, Filters extends TObject> = {
  order: Order
  row: Row
  created: New
  change: Change
  filters: Filters
}

/** The endpoints that orders of both kinds have alike; `called` is how people call one. */
function doors<const Path extends string, Order extends TObject, Row extends TObject, New extends TObject, Change extends TObject, Filters extends TObject>(
  path: Path,
  called: string,
  { order, row, created, change, filters: query }: Shapes<Order, Row, New, Change, Filters>,
) {
  const [read, write] = ['records.read', 'records.write'] as const
  const one = `${path}/:id` as const
  return {
    list: contract({
      method: 'GET',
      path,
      permission: read,
      summary: `${called}s: first those not ordered yet, then the latest ordered. Search reads number, description, client and vendor.`,
      query,
      response: page(row),
    }),
    read: contract({ method: 'GET', path: one, permission: read, summary: `A ${called.toLowerCase()}.`, params: byId, response: order }),
    create: contract({
      method: 'POST',
      path,
      permission: write,
      summary: `A new ${called.toLowerCase()}. Without a number it gets the next one, without a status the initial one.`,
      body: created,
      response: order,
    }),
    change: contract({
      method: 'PATCH',
      path: one,
      permission: write,
      summary: 'Changes the fields that are given.',
      params: byId,
      body: change,
      response: order,
    }),
    archive: contract({
      method: 'PUT',
      path: `${one}/archived` as const,
      permission: write,
      summary: `Puts a ${called.toLowerCase()} away, or takes it back.`,
      params: byId,
      body: Type.Object({ archived: Type.Boolean(), version }, strict),
      response: order,
    }),
    changeStatus: contract({
      method: 'PUT',
      path: `${one}/status` as const,
      permission: write,
      summary: 'Moves it to a status, or changes the due date alone. The same status again changes nothing.',
      params: byId,
      body: changeOrderStatusBody,
      response: order,
    }),
    readHistory: contract({
      method: 'GET',
      path: `${one}/history` as const,
      permission: read,
      summary: `What happened to a ${called.toLowerCase()}, newest first.`,
      params: byId,
      query: Type.Object(paging),
      response: historyPage,
    }),
  }
}

export const productionOrders = doors('/production-orders', 'Production order', {
  order: productionOrder,
  row: productionOrderRow,
  created: newProductionOrder,
  change: productionOrderChange,
  filters: Type.Object({ type_id: Type.Optional(number), ...filters }),
})

export const preproductionOrders = doors('/preproduction-orders', 'Preproduction order', {
  order: preproductionOrder,
  row: preproductionOrderRow,
  created: newPreproductionOrder,
  change: preproductionOrderChange,
  filters: Type.Object(filters),
})
