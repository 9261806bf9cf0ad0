import { type PreproductionOrderRow, preproductionOrders, productionOrders } from '#studio/records/orders/contract.ts'
import { advanceVerb } from './advance-verb.ts'
import { fieldsOf } from './field.ts'
import { impactVerb } from './impact.ts'
import { listVerb } from './list-verb.ts'
import { archiveVerb, changeVerb, createVerb, historyVerb, showVerb, statusVerb } from './record-verbs.ts'
import type { Column } from './table.ts'

const staff = { department_id: { refers: 'department', says: '' }, member_id: { refers: 'member', says: '' } } as const
const links = {
  vendor_id: { refers: 'vendor', says: '' },
  client_id: { refers: 'client', says: '' },
  session_id: { refers: 'session', says: '' },
  ...staff,
} as const
const fields = {
  ...links,
  client_id: { refers: 'client', says: 'whose order it is' },
  invoice_id: { refers: 'invoice', says: '' },
  type_id: { refers: 'production-order-type', says: '' },
  ordered_on: { flags: '--ordered <date>', says: 'when it was ordered, 2026-11-21' },
  expected_on: { flags: '--expected <date>', says: 'when it is to come' },
  received_on: { flags: '--received <date>', says: 'when it came' },
  tracking: { says: 'the tracking number' },
} as const
const filters = {
  ...links,
  type_id: { refers: 'production-order-type', says: '' },
  search: { says: 'beginnings of words of the number, description, client or vendor' },
  archived: { says: 'the archived ones' },
} as const
const typedFilters = { ...filters, status_id: { refers: 'production-order-status', says: 'by number, as each type has its own' } } as const
const untypedFilters = { ...filters, status_id: { refers: 'preproduction-order-status', says: '' } } as const
const taking = {
  department_id: { refers: 'department', says: 'who has it then; left out, whom the status names' },
  member_id: { refers: 'member', says: 'likewise' },
} as const

const beginning: readonly Column<PreproductionOrderRow>[] = [
  ['Id', ({ id }) => id],
  ['Number', ({ number }) => number],
  ['Client', ({ client }) => client.name],
]
const rest: readonly Column<PreproductionOrderRow>[] = [
  ['Description', ({ description }) => description],
  ['Status', ({ status }) => status.name],
  ['Vendor', ({ vendor }) => vendor?.name],
  ['Who', ({ member, department }) => member?.name ?? department?.name],
  ['Ordered', ({ ordered_on }) => ordered_on],
  ['Expected', ({ expected_on }) => expected_on],
  ['Received', ({ received_on }) => received_on],
]

export const productionOrderVerbs = [
  listVerb({
    says: 'production orders: first those not ordered yet, then the latest',
    contract: productionOrders.list,
    fields: fieldsOf(productionOrders.list.query, typedFilters),
    columns: [...beginning, ['Type', ({ type }) => type.name], ...rest, ['Tracking', ({ tracking }) => tracking]],
    none: 'There are no such production orders.',
    examples: ['production-orders list --open', 'production-orders list --vendor "Color Lab" --json'],
  }),
  showVerb({ kind: 'production-order', contract: productionOrders.read }),
  createVerb({
    kind: 'production-order',
    contract: productionOrders.create,
    fields: fieldsOf(productionOrders.create.body, { ...fields, status_id: { says: 'by number; the initial one of the type when left out' } }),
    example: 'production-orders create --client "Anna Miller" --type Album --vendor "Color Lab" --ordered 2026-11-21',
  }),
  changeVerb({
    kind: 'production-order',
    read: productionOrders.read,
    contract: productionOrders.change,
    fields: fieldsOf(productionOrders.change.body, fields),
    example: 'production-orders change P-00012 --received 2026-12-05 --tracking 1Z999',
  }),
  statusVerb({
    kind: 'production-order',
    read: productionOrders.read,
    contract: productionOrders.changeStatus,
    body: productionOrders.changeStatus.body,
    words: taking,
  }),
  impactVerb({
    kind: 'production-order',
    read: productionOrders.read,
    words: fields,
    example: 'production-orders impact P-00012 --status Received',
  }),
  advanceVerb({
    kind: 'production-order',
    list: productionOrders.list,
    words: typedFilters,
    example: 'production-orders advance Received --type Album --vendor "Color Lab"',
  }),
  ...archiveVerb({ kind: 'production-order', read: productionOrders.read, contract: productionOrders.archive }),
  historyVerb({ kind: 'production-order', contract: productionOrders.readHistory }),
]

export const preproductionOrderVerbs = [
  listVerb({
    says: 'preproduction orders: first those not ordered yet, then the latest',
    contract: preproductionOrders.list,
    fields: fieldsOf(preproductionOrders.list.query, untypedFilters),
    columns: [...beginning, ...rest],
    none: 'There are no such preproduction orders.',
    examples: ['preproduction-orders list --open', 'preproduction-orders list --member "Rita Moss" --json'],
  }),
  showVerb({ kind: 'preproduction-order', contract: preproductionOrders.read }),
  createVerb({
    kind: 'preproduction-order',
    contract: preproductionOrders.create,
    fields: fieldsOf(preproductionOrders.create.body, {
      ...fields,
      status_id: { refers: 'preproduction-order-status', says: 'the initial one when left out' },
    }),
    example: 'preproduction-orders create --client "Anna Miller" --session S-00042 --description "30 proofs"',
  }),
  changeVerb({
    kind: 'preproduction-order',
    read: preproductionOrders.read,
    contract: preproductionOrders.change,
    fields: fieldsOf(preproductionOrders.change.body, fields),
    example: 'preproduction-orders change R-00007 --expected 2026-12-05',
  }),
  statusVerb({
    kind: 'preproduction-order',
    read: preproductionOrders.read,
    contract: preproductionOrders.changeStatus,
    body: preproductionOrders.changeStatus.body,
    words: taking,
  }),
  impactVerb({
    kind: 'preproduction-order',
    read: preproductionOrders.read,
    words: fields,
    example: 'preproduction-orders impact R-00007 --status Approved',
  }),
  advanceVerb({
    kind: 'preproduction-order',
    list: preproductionOrders.list,
    words: untypedFilters,
    example: 'preproduction-orders advance Approved R-00007 R-00008 --yes',
  }),
  ...archiveVerb({ kind: 'preproduction-order', read: preproductionOrders.read, contract: preproductionOrders.archive }),
  historyVerb({ kind: 'preproduction-order', contract: preproductionOrders.readHistory }),
]
