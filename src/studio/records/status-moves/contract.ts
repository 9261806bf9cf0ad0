import { type Static, Type } from 'typebox'
import { civilDate, contract, nullable } from '#platform/http/contract.ts'
import { listAppointments } from '../appointments/contract.ts'
import { listClients } from '../clients/contract.ts'
import { listInvoices } from '../invoices/contract.ts'
import { productionOrders } from '../orders/contract.ts'
import { number, prose, strict } from '../reference.ts'
import { listSessions } from '../sessions/contract.ts'
import { listTasks, taskStates } from '../tasks/contract.ts'

/** The kinds of record that can be moved to a status many at once. */
export const movedKinds = ['client', 'session', 'appointment', 'invoice', 'production_order', 'preproduction_order', 'task'] as const
export type MovedKind = (typeof movedKinds)[number]

/** So many records can be moved at once. */
export const mostMoved = 20_000

/** Pages and order do not choose, and nobody moves what is archived. */
const {
  after: _after,
  limit: _limit,
  order: _order,
  archived: _archived,
  ...filters
} = {
  ...listTasks.query.properties,
  ...listInvoices.query.properties,
  ...productionOrders.list.query.properties,
  ...listAppointments.query.properties,
  ...listSessions.query.properties,
  ...listClients.query.properties,
}

// A default would be a filter that nobody set, in every kind.
const filter = Type.Object(
  { ...filters, state: Type.Optional(Type.Enum([...taskStates])) },
  { ...strict, description: 'All that a list shows with these filters' },
)

/** Which records, by their numbers or as all that a filter finds, and where they go. */
export const moveFields = {
  subject_kind: Type.Enum([...movedKinds]),
  ids: Type.Optional(Type.Array(number, { maxItems: mostMoved, description: 'These records; or give a filter' })),
  filter: Type.Optional(filter),
  status_id: number,
  due_on: Type.Optional(nullable({ ...civilDate, description: 'Left out: by the duration of the status; null: none' })),
  note: Type.Optional({ ...prose, description: 'Stands in the history of each' }),
}
const move = Type.Object(moveFields, strict)
export type StatusMove = Static<typeof move>

export const skipped = Type.Object({
  why: Type.Enum(['already', 'archived', 'canceled', 'other-type', 'gone', 'changed']),
  count: Type.Integer(),
})

export const moveStatuses = contract({
  method: 'POST',
  path: '/status-moves',
  permission: 'records.write',
  idempotent: true,
  summary:
    'Moves many records to a status, as a preview showed it. Refused when one of them changed since; what changes while they are moved is left out and told.',
  body: Type.Object({ ...moveFields, seen: Type.String({ maxLength: 100, description: 'From the preview' }) }, strict),
  response: Type.Object({ moved: Type.Integer(), skipped: Type.Array(skipped) }),
})
