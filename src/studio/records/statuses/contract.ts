import { type Static, Type } from 'typebox'
import { byId, civilDate, contract, done, instant, nullable, page } from '#platform/http/contract.ts'
import { actorSchema } from '#studio/staff/actor.ts'
import { line, number, prose, reference, strict, version } from '../reference.ts'
import { subjectKindSchema, typedKindSchema } from '../subject.ts'

export const status = Type.Object({
  id: Type.Integer(),
  subject_kind: subjectKindSchema,
  type_id: nullable(Type.Integer({ description: 'Where each type has statuses of its own: which one; else null' })),
  name: Type.String(),
  position: Type.Integer(),
  duration_days: nullable(Type.Integer({ description: 'Work-week days; sets the default due date' })),
  initial: Type.Boolean({ description: 'New records get it; one per kind' }),
  final: Type.Boolean({ description: 'Nothing comes after it' }),
  active: Type.Boolean({ description: 'Offered for new changes' }),
  default_due_on: nullable(civilDate),
  default_department_id: nullable(Type.Integer({ description: 'Preproduction orders: who takes over in this status' })),
  default_member_id: nullable(Type.Integer()),
  on_booking: Type.Boolean({ description: 'Clients go to it by themselves when a session of theirs is booked; one status at most' }),
  on_order: Type.Boolean({ description: 'Clients go to it by themselves when a production order of theirs is made; one status at most' }),
  version: Type.Integer(),
})
export type Status = Static<typeof status>

const duration = nullable(Type.Integer({ minimum: 0, maximum: 3650 }))
const statusFields = {
  duration_days: Type.Optional(duration),
  initial: Type.Optional(Type.Boolean()),
  final: Type.Optional(Type.Boolean()),
  active: Type.Optional(Type.Boolean()),
  default_department_id: Type.Optional(nullable(number)),
  default_member_id: Type.Optional(nullable(number)),
  on_booking: Type.Optional(Type.Boolean({ description: 'Only of clients' })),
  on_order: Type.Optional(Type.Boolean({ description: 'Only of clients' })),
}
const newStatus = Type.Object({ subject_kind: subjectKindSchema, type_id: Type.Optional(nullable(number)), name: line, ...statusFields }, strict)
export type NewStatus = Static<typeof newStatus>
const statusChange = Type.Object({ version, name: Type.Optional(line), ...statusFields }, strict)
export type StatusChange = Static<typeof statusChange>

export const type = Type.Object({
  id: Type.Integer(),
  subject_kind: typedKindSchema,
  name: Type.String(),
  position: Type.Integer(),
  active: Type.Boolean(),
  version: Type.Integer(),
})
export type RecordType = Static<typeof type>
const newType = Type.Object({ subject_kind: typedKindSchema, name: line, active: Type.Optional(Type.Boolean()) }, strict)
export type NewType = Static<typeof newType>
const typeChange = Type.Object({ version, name: Type.Optional(line), active: Type.Optional(Type.Boolean()) }, strict)
export type TypeChange = Static<typeof typeChange>

/** The body of `PUT /sessions/:id/status`, and alike for every kind. */
export const changeStatusBody = Type.Object(
  {
    status_id: number,
    due_on: Type.Optional(nullable({ ...civilDate, description: 'Left out: by the duration of the status; null: none' })),
    note: Type.Optional(prose),
    version,
  },
  strict,
)

const statusMoment = Type.Object({
  kind: Type.Literal('status'),
  id: Type.Integer(),
  at: instant,
  actor: actorSchema,
  cause_item_id: nullable(Type.Integer({ description: 'The triggered item that caused it' })),
  status: reference,
  due_on: nullable(civilDate),
  note: Type.String(),
})
const changeMoment = Type.Object({
  kind: Type.Literal('change'),
  id: Type.Integer(),
  at: instant,
  actor: actorSchema,
  cause_item_id: nullable(Type.Integer()),
  what: Type.String({ description: 'created, changed, archived, restored, imported' }),
  changes: Type.Record(Type.String(), Type.Tuple([Type.Unknown(), Type.Unknown()]), { description: 'Field → before and after' }),
})

/** One line of a record's history. */
export const moment = Type.Union([statusMoment, changeMoment])
export type Moment = Static<typeof moment>
export const historyPage = page(moment)

export const listStatuses = contract({
  method: 'GET',
  path: '/statuses',
  permission: 'setup.read',
  summary: 'The statuses of a kind of record, or of all, in their order.',
  query: Type.Object({ subject_kind: Type.Optional(subjectKindSchema), type_id: Type.Optional(number) }),
  response: Type.Object({ rows: Type.Array(status) }),
})

export const readStatus = contract({ method: 'GET', path: '/statuses/:id', permission: 'setup.read', summary: 'A status.', params: byId, response: status })

export const createStatus = contract({
  method: 'POST',
  path: '/statuses',
  permission: 'setup.write',
  summary: 'A new status at the end of the order.',
  body: newStatus,
  response: status,
})

export const changeStatusSetup = contract({
  method: 'PATCH',
  path: '/statuses/:id',
  permission: 'setup.write',
  summary: 'Changes a status. Making one initial takes the mark from the other.',
  params: byId,
  body: statusChange,
  response: status,
})

export const deleteStatus = contract({
  method: 'DELETE',
  path: '/statuses/:id',
  permission: 'setup.write',
  summary: 'Deletes a status that nothing uses.',
  params: byId,
  response: done,
})

export const orderStatuses = contract({
  method: 'PUT',
  path: '/statuses/order',
  permission: 'setup.write',
  summary: 'Puts the statuses of a kind, or of one of its types, in this order; every one is named.',
  body: Type.Object({ subject_kind: subjectKindSchema, type_id: Type.Optional(nullable(number)), ids: Type.Array(number) }, strict),
  response: Type.Object({ rows: Type.Array(status) }),
})

export const listTypes = contract({
  method: 'GET',
  path: '/types',
  permission: 'setup.read',
  summary: 'The types of a kind of record, in their order.',
  query: Type.Object({ subject_kind: Type.Optional(typedKindSchema) }),
  response: Type.Object({ rows: Type.Array(type) }),
})

export const readType = contract({ method: 'GET', path: '/types/:id', permission: 'setup.read', summary: 'A type.', params: byId, response: type })

export const createType = contract({
  method: 'POST',
  path: '/types',
  permission: 'setup.write',
  summary: 'A new type at the end of the order. Where types have statuses of their own it begins with a few.',
  body: newType,
  response: type,
})

export const changeType = contract({
  method: 'PATCH',
  path: '/types/:id',
  permission: 'setup.write',
  summary: 'Changes a type.',
  params: byId,
  body: typeChange,
  response: type,
})

export const deleteType = contract({
  method: 'DELETE',
  path: '/types/:id',
  permission: 'setup.write',
  summary: 'Deletes a type that nothing uses, with the statuses of its own.',
  params: byId,
  response: done,
})

export const orderTypes = contract({
  method: 'PUT',
  path: '/types/order',
  permission: 'setup.write',
  summary: 'Puts the types of a kind in this order; every one is named.',
  body: Type.Object({ subject_kind: typedKindSchema, ids: Type.Array(number) }, strict),
  response: Type.Object({ rows: Type.Array(type) }),
})
