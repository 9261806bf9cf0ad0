import { type Static, Type } from 'typebox'
import { byId, contract, instant, nullable, page, paging } from '#platform/http/contract.ts'
import { actorSchema } from '#studio/staff/actor.ts'
import { stoppableChannels } from '../communication.ts'
import { suppressionReasonNames, suppressionScopes } from './suppression.ts'

const id = Type.Integer({ minimum: 1 })
const channel = Type.Enum(stoppableChannels)

export const suppressionRow = Type.Object({
  id,
  channel,
  address: nullable(Type.String()),
  scope: Type.Enum(suppressionScopes),
  reason: Type.Enum(suppressionReasonNames),
  source: Type.String(),
  client: nullable(Type.Object({ id, name: Type.String() }, { description: 'Only for this one' })),
  at: instant,
  lifted_at: nullable(instant),
  actor: actorSchema,
})
export const listSuppressions = contract({
  method: 'GET',
  path: '/suppressions',
  permission: 'messages.read',
  summary: 'Addresses that are not written to, newest first.',
  query: Type.Object({ search: Type.Optional(Type.String({ maxLength: 200 })), lifted: Type.Optional(Type.Boolean({ default: false })), ...paging }),
  response: page(suppressionRow),
})
export const addSuppression = contract({
  method: 'POST',
  path: '/suppressions',
  permission: 'messages.write',
  summary: 'Writes to an address no more. Done twice it stays one entry.',
  body: Type.Object({
    channel: Type.Optional(Type.Enum(stoppableChannels, { default: 'email' })),
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

export type Suppression = Static<typeof suppressionRow>
