import { type Static, Type } from 'typebox'
import { contract, nullable, paging } from '#platform/http/contract.ts'
import { historyPage } from '#studio/records/statuses/contract.ts'
import { senderSecurities } from './sender.ts'

const version = Type.Integer({ minimum: 1 })

const senderFields = {
  from_name: Type.String({ maxLength: 200 }),
  from_address: Type.String({ maxLength: 320 }),
  reply_to: Type.String({ maxLength: 320 }),
  host: Type.String({ maxLength: 253 }),
  port: Type.Integer({ minimum: 1, maximum: 65535 }),
  security: Type.Enum(senderSecurities),
  username: Type.String({ maxLength: 320 }),
  connections: Type.Integer({ minimum: 1, maximum: 20 }),
  timeout_seconds: Type.Integer({ minimum: 1, maximum: 600 }),
}
export const senderSchema = Type.Object({
  ...senderFields,
  /** The password itself never leaves. */
  has_password: Type.Boolean(),
  last_trouble: nullable(Type.String()),
  links_to: Type.String({ description: 'What links in emails begin with: the public address of this installation' }),
  links_work: Type.Boolean({ description: 'Whether clients reach that address; marketing emails wait where they do not' }),
  version,
})
export const readSender = contract({
  method: 'GET',
  path: '/sender',
  permission: 'setup.read',
  summary: 'How the studio’s email is sent.',
  response: senderSchema,
})
export const changeSender = contract({
  method: 'PATCH',
  path: '/sender',
  permission: 'setup.write',
  summary: 'Changes how email is sent. A password that is left out stays; null removes it.',
  body: Type.Object({ version, ...Type.Partial(Type.Object(senderFields)).properties, password: Type.Optional(nullable(Type.String({ maxLength: 1000 }))) }),
  response: senderSchema,
})

export const readSenderHistory = contract({
  method: 'GET',
  path: '/sender/history',
  permission: 'setup.read',
  summary: 'Who changed how email is sent, newest first. Of a password only that it changed.',
  query: Type.Object(paging),
  response: historyPage,
})

export type SenderSettings = Static<typeof senderSchema>
export type SenderChange = Static<typeof changeSender.body>
