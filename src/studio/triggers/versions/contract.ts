import { Type } from 'typebox'
import { byId, contract, instant, nullable, page, paging } from '#platform/http/contract.ts'
import { actorSchema } from '#studio/staff/actor.ts'
import { savedTriggerSchema } from '../contract.ts'

const number = Type.Integer({ minimum: 1 })

export const versionSchema = Type.Object({
  version: Type.Integer({ description: 'The `version` of the trigger from then on. Switching and deleting count too, so numbers may be left out' }),
  at: instant,
  actor: actorSchema,
  current: Type.Boolean({ description: 'The rule as it stands' }),
  armed: Type.Boolean({ description: 'From then on it counted anew' }),
  rolled_back_to: nullable(Type.Integer({ description: 'The earlier version that was brought back' })),
  changes: Type.Array(Type.String(), { description: 'What differs from the version before, in words' }),
})

export const listVersions = contract({
  method: 'GET',
  path: '/triggers/:id/versions',
  permission: 'triggers.read',
  summary: 'Every saved change of a trigger, with who made it and what it changed in words, newest first.',
  params: byId,
  query: Type.Object({ ...paging }),
  response: page(versionSchema),
})

export const readVersion = contract({
  method: 'GET',
  path: '/triggers/:id/versions/:version',
  permission: 'triggers.read',
  summary: 'The rule as it was, in words; and compared with another version, or with the one before.',
  params: Type.Object({ ...byId.properties, version: number }),
  query: Type.Object({ compared_with: Type.Optional({ ...number, description: 'The version to compare with; the one before when left out' }) }),
  response: Type.Object({
    ...versionSchema.properties,
    description: Type.String(),
    sentence: Type.String({ description: 'The rule in plain English' }),
    compared_with: nullable(Type.Integer({ description: 'Null: there is none before' })),
    differences: Type.Array(Type.String(), { description: 'From `compared_with` to this one, in words' }),
  }),
})

export const rollBackTrigger = contract({
  method: 'POST',
  path: '/triggers/:id/rollback',
  permission: 'triggers.write',
  summary: 'Makes a trigger what it was in an earlier version: a change like any other. Its outputs keep their numbers, so nothing is generated twice.',
  params: byId,
  body: Type.Object({ version: number, to: { ...number, description: 'The version that comes back' } }, { additionalProperties: false }),
  response: savedTriggerSchema,
})
