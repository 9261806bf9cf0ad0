import { type Static, Type } from 'typebox'
import { byId, civilDate, contract, instant, nullable, page, paging } from '#platform/http/contract.ts'
import { actorSchema } from '#studio/staff/actor.ts'
import { callOutcomeNames, callResultNames } from './calls/call-result.ts'
import { callStates, channels, purposes, recipientKinds } from './communication.ts'
import { letterStates } from './letters/letter.ts'
import { subjectKinds } from './rendering/merge-fields.ts'

const id = Type.Integer({ minimum: 1 })
const version = Type.Integer({ minimum: 1 })
const reference = Type.Object({ id, name: Type.String() })
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
  client: nullable(reference),
  session: nullable(Type.Object({ id, number: Type.String() })),
  record: nullable(
    Type.Object({ kind: Type.Enum(subjectKinds), id, name: Type.String() }, { description: 'What it is about, where that is neither a client nor a session' }),
  ),
  item_id: nullable(id),
  due_on: nullable(civilDate),
  department: nullable(reference),
  member: nullable(reference),
  priority: Type.Integer({ description: '1 high, 2 normal, 3 low' }),
  call_state: nullable(Type.Enum(callStates)),
  call_result: nullable(Type.Enum(callResultNames)),
  call_note: Type.String(),
  call_outcome: nullable(Type.Enum(callOutcomeNames)),
  letter_state: nullable(Type.Enum(letterStates)),
  attachments: Type.Array(Type.String(), { description: 'What is put in with it, by name' }),
  closed_at: nullable(instant),
  closed_by: nullable(actorSchema),
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

export type CommunicationRow = Static<typeof communicationRow>
export type Communication = Static<typeof communicationSchema>
