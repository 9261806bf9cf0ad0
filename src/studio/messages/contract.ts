import { Type } from 'typebox'
import { byId, civilDate, contract, instant, nullable, page, paging } from '#platform/http/contract.ts'
import { actorSchema } from '#studio/staff/actor.ts'
import { callResults, callStates, channels, purposes, recipientKinds } from './communication.ts'
import { suppressionReasons, suppressionScopes } from './suppression.ts'

const id = Type.Integer({ minimum: 1 })
const version = Type.Integer({ minimum: 1 })
const purpose = Type.Enum(purposes)
const channel = Type.Enum(channels)
const search = Type.Optional(Type.String({ maxLength: 200 }))

export const communicationRow = Type.Object({
  id,
  channel,
  purpose,
  recipient: Type.Object({ kind: Type.Enum(recipientKinds), id: nullable(id) }),
  to_name: Type.String(),
  to_address: Type.String(),
  description: Type.String(),
  subject: Type.String(),
  client_id: nullable(id),
  client_name: nullable(Type.String()),
  session_id: nullable(id),
  session_number: nullable(Type.String()),
  item_id: nullable(id),
  due_on: nullable(civilDate),
  department_id: nullable(id),
  member_id: nullable(id),
  priority: Type.Integer(),
  call_state: nullable(Type.Enum(callStates)),
  call_result: nullable(Type.Enum(Object.keys(callResults))),
  call_note: Type.String(),
  closed_at: nullable(instant),
  flagged: nullable(Type.String()),
  actor: actorSchema,
  created_at: instant,
  version,
})
export const communicationSchema = Type.Object({
  ...communicationRow.properties,
  html: Type.String(),
  plain: Type.String(),
  message_id: nullable(Type.String()),
  from_name: Type.String(),
  from_address: Type.String(),
  reply_to: Type.String(),
  rest_until: nullable(instant),
  not_after: nullable(instant),
  ancestry: Type.Array(id),
})
export const listCommunications = contract({
  method: 'GET',
  path: '/communications',
  permission: 'messages.read',
  summary: 'What was written to whom, newest first.',
  query: Type.Object({
    channel: Type.Optional(channel),
    client_id: Type.Optional(id),
    session_id: Type.Optional(id),
    item_id: Type.Optional(id),
    search,
    ...paging,
  }),
  response: page(communicationRow),
})
export const readCommunication = contract({
  method: 'GET',
  path: '/communications/:id',
  permission: 'messages.read',
  summary: 'One communication with its text.',
  params: byId,
  response: communicationSchema,
})

/** A call as the call desk sees it: its row with the script. */
export const callRow = Type.Object({ ...communicationRow.properties, plain: Type.String() })
export const listCalls = contract({
  method: 'GET',
  path: '/calls',
  permission: 'messages.read',
  summary: 'Calls by due date: the open ones, or those done or canceled.',
  query: Type.Object({
    state: Type.Optional(Type.Enum(callStates, { default: 'open' })),
    due_until: Type.Optional(civilDate),
    department_id: Type.Optional(id),
    member_id: Type.Optional(id),
    client_id: Type.Optional(id),
    search,
    ...paging,
  }),
  response: page(callRow),
})
export const closeCall = contract({
  method: 'PUT',
  path: '/calls/:id/state',
  permission: 'messages.write',
  summary: 'Marks a call done with its result, cancels it, or opens it again.',
  params: byId,
  body: Type.Object({
    version,
    state: Type.Enum(callStates),
    result: Type.Optional(nullable(Type.Enum(Object.keys(callResults)))),
    note: Type.Optional(Type.String({ maxLength: 5000 })),
  }),
  response: callRow,
})

export const suppressionRow = Type.Object({
  id,
  channel,
  address: nullable(Type.String()),
  scope: Type.Enum(suppressionScopes),
  reason: Type.Enum(Object.keys(suppressionReasons)),
  source: Type.String(),
  at: instant,
  lifted_at: nullable(instant),
  actor: actorSchema,
})
export const listSuppressions = contract({
  method: 'GET',
  path: '/suppressions',
  permission: 'messages.read',
  summary: 'Addresses that are not written to, newest first.',
  query: Type.Object({ search, lifted: Type.Optional(Type.Boolean({ default: false })), ...paging }),
  response: page(suppressionRow),
})
export const addSuppression = contract({
  method: 'POST',
  path: '/suppressions',
  permission: 'messages.write',
  summary: 'Writes to an address no more. Done twice it stays one entry.',
  body: Type.Object({
    channel: Type.Optional(Type.Enum(channels, { default: 'email' })),
    address: Type.String({ minLength: 1, maxLength: 320 }),
    scope: Type.Enum(suppressionScopes),
    source: Type.Optional(Type.String({ maxLength: 500 })),
  }),
  response: suppressionRow,
})
export const liftSuppression = contract({
  method: 'PUT',
  path: '/suppressions/:id/lifted',
  permission: 'setup.write',
  summary: 'Writes to the address again. The entry is kept.',
  params: byId,
  response: suppressionRow,
})
