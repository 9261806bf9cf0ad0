import { Type } from 'typebox'
import { byId, civilDate, contract, instant, nullable } from '#platform/http/contract.ts'
import { itemRow } from '#studio/matching/contract.ts'
import { waitingKeys } from '#studio/matching/waiting.ts'

const count = Type.Integer()

/** What an automatic trigger will do by itself, and what of it waits. */
export const automaticTrigger = Type.Object({
  trigger_id: Type.Integer(),
  description: Type.String(),
  going: Type.Integer({ description: 'Items that wait for nobody' }),
  goes_at: nullable(instant),
  goes_text: nullable(Type.String({ description: 'now · at 9:00 AM · tomorrow at 9:00 AM' })),
  waiting: Type.Record(Type.String(), count, { description: 'What its other items wait for → count' }),
})

export const readAutomatic = contract({
  method: 'GET',
  path: '/automatic-processing',
  permission: 'items.read',
  summary: 'What goes by itself and when, what waits for a person, and where the brake asks.',
  response: Type.Object({
    triggers: Type.Array(automaticTrigger),
    going_today: Type.Integer(),
    brakes: Type.Array(Type.Object({ trigger_id: Type.Integer(), description: Type.String(), count, usual: Type.Integer(), message: Type.String() }), {
      description: 'Unusually many: nothing of these triggers goes until a person says so',
    }),
    paused: Type.Boolean(),
  }),
})

export const letItemGo = contract({
  method: 'PUT',
  path: '/triggered-items/:id/automatic',
  permission: 'items.decide',
  summary: 'Lets an item of an automatic trigger go by itself in its hours, or holds it back until it is resumed or until a day.',
  params: byId,
  body: Type.Object(
    { version: Type.Integer(), automatic: Type.Boolean(), until: Type.Optional(nullable({ ...civilDate, description: 'Held until the start of this day' })) },
    { additionalProperties: false },
  ),
  response: itemRow,
})

export const releaseItems = contract({
  method: 'POST',
  path: '/automatic-releases',
  permission: 'items.decide',
  summary: 'Lets all items of an automatic trigger that wait for a person go by themselves in its hours; `waits_for` narrows it.',
  body: Type.Object({ trigger_id: Type.Integer(), waits_for: Type.Optional(Type.Enum(waitingKeys)) }, { additionalProperties: false }),
  response: Type.Object({ released: count }),
})
