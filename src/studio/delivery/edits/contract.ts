import { type Static, Type } from 'typebox'
import { byId, contract, instant, nullable } from '#platform/http/contract.ts'
import { actorSchema } from '#studio/staff/actor.ts'

const messageText = Type.Object({
  id: Type.Integer(),
  version: Type.Integer(),
  channel: Type.Enum(['email', 'letter']),
  to_name: Type.String(),
  subject: Type.String(),
  body: Type.String({ description: 'HTML in the tags that templates have' }),
  edited_at: nullable(instant),
  edited_by: nullable(actorSchema),
})
export type MessageText = Static<typeof messageText>

export const readMessageText = contract({
  method: 'GET',
  path: '/communications/:id/text',
  permission: 'messages.read',
  summary: 'The text of an email or letter, as it is edited: without what stands around it.',
  params: byId,
  response: messageText,
})

export const editMessageText = contract({
  method: 'PATCH',
  path: '/communications/:id/text',
  permission: 'messages.write',
  summary:
    'Edits this one email or letter before it leaves; its template and other messages stay as they are. It is marked as edited, and no later look at its record writes it anew; it is still taken back when it does not fit any more.',
  params: byId,
  body: Type.Object(
    { version: Type.Integer({ minimum: 1 }), subject: Type.String({ maxLength: 1000 }), body: Type.String({ maxLength: 200_000 }) },
    { additionalProperties: false },
  ),
  response: messageText,
})
