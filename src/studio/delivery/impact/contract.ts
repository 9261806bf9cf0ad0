import { type Static, Type } from 'typebox'
import { civilDate, contract, instant, nullable } from '#platform/http/contract.ts'
import { movableKinds, recordMove } from '#studio/records/supposed/record-move.ts'
import { triggerSubjectKeys } from '#studio/triggers/subjects.ts'
import { comingFates, itemFates, messageFates } from './told-impact.ts'

const id = Type.Integer({ minimum: 1 })
const text = Type.String({ description: 'The sentence' })
const ofTrigger = {
  trigger_id: Type.Integer(),
  trigger: Type.String(),
  record: Type.Object({ kind: Type.Enum(triggerSubjectKeys), id: Type.Integer() }),
}

const impactItem = Type.Object({
  id: Type.Integer(),
  ...ofTrigger,
  fate: Type.Enum(itemFates),
  about_on: nullable({ ...civilDate, description: 'The day it counted from' }),
  due_on: nullable({ ...civilDate, description: 'Its trigger date afterwards' }),
  reason: nullable(Type.String({ description: 'Why it leaves' })),
  text,
})
const impactComing = Type.Object({
  ...ofTrigger,
  fate: Type.Enum(comingFates),
  due_on: civilDate,
  was_on: nullable(civilDate),
  late: Type.Boolean(),
  text: nullable(Type.String({ description: 'Null where the line of an item or a message says so already' })),
})
const impactMessage = Type.Object({
  id: Type.Integer(),
  channel: Type.Enum(['email', 'call', 'letter']),
  fate: Type.Enum(messageFates),
  subject: Type.String(),
  to_name: Type.String(),
  recipient: Type.String({ description: 'Who it is for, as a key: client:12' }),
  about_on: nullable(civilDate),
  at: nullable(instant),
  correctable: Type.Boolean({ description: 'A correction can be sent to whoever got it' }),
  text,
})

export const impact = Type.Object({
  items: Type.Array(impactItem),
  coming: Type.Array(impactComing),
  messages: Type.Array(impactMessage),
})
export type Impact = Static<typeof impact>

export const foreseeImpact = contract({
  method: 'POST',
  path: '/impacts',
  permission: 'items.read',
  summary:
    'What a change of date or status of one record would do to what is listed, expected, sent and on its way. Nothing is changed. What it does to a client’s own status is not foretold.',
  body: Type.Object({ subject_kind: Type.Enum(movableKinds), subject_id: id, changes: recordMove }, { additionalProperties: false }),
  response: impact,
})

const outdatedMessage = Type.Object({
  id: Type.Integer(),
  channel: Type.Enum(['email', 'call', 'letter']),
  record: Type.Object({ kind: Type.Enum(movableKinds), id: Type.Integer() }),
  subject: Type.String(),
  to_name: Type.String(),
  about_on: nullable(civilDate),
  at: nullable(instant),
  canceled: Type.Boolean({ description: 'What makes it wrong is that the record is canceled' }),
  text,
})
export type OutdatedMessage = Static<typeof outdatedMessage>

export const listOutdatedMessages = contract({
  method: 'GET',
  path: '/outdated-messages',
  permission: 'messages.read',
  summary:
    'Messages about a record that were right when they went and are so no more, the last one of each person: whoever got them can be sent a correction. About a client: of all that is theirs.',
  query: Type.Object({ subject_kind: Type.Enum(movableKinds), subject_id: id }, { additionalProperties: false }),
  response: Type.Object({ rows: Type.Array(outdatedMessage) }),
})
