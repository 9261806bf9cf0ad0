import { type Static, Type } from 'typebox'
import { contract, nullable } from '#platform/http/contract.ts'

const id = Type.Integer({ minimum: 1 })
const body = Type.Object(
  {
    message_ids: Type.Array(id, { minItems: 1, maxItems: 100, description: 'Messages that went, whose readers are to be told' }),
    template_id: { ...id, description: 'Of the kind that the messages are about, and no marketing' },
  },
  { additionalProperties: false },
)

const correction = Type.Object({
  corrects_id: Type.Integer(),
  to_name: Type.String(),
  channel: nullable(Type.Enum(['email', 'call'], { description: 'By email; where nobody can be written to, a call' })),
  address: nullable(Type.String()),
  subject: Type.String(),
  html: Type.String(),
  plain: Type.String(),
  problem: nullable(Type.String({ description: 'Why it cannot be sent' })),
  id: nullable(Type.Integer({ description: 'Of the correction, once there is one' })),
})
export type Correction = Static<typeof correction>

export const previewCorrections = contract({
  method: 'POST',
  path: '/corrections/preview',
  permission: 'messages.read',
  summary: 'What corrections of these messages would say, to whom, by which channel. Nothing is written.',
  body,
  response: Type.Object({ rows: Type.Array(correction) }),
})

export const sendCorrections = contract({
  method: 'POST',
  path: '/corrections',
  permission: 'messages.write',
  summary: 'Writes a correction to whoever got these messages. Each message is corrected once: asked again, the answer names the correction there is.',
  body,
  response: Type.Object({ rows: Type.Array(correction) }),
})
