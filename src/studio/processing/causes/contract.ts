import { Type } from 'typebox'
import { byId, contract, instant, nullable } from '#platform/http/contract.ts'
import { actorSchema } from '#studio/staff/actor.ts'
import { triggerSubjectKeys } from '#studio/triggers/subjects.ts'
import { causeKinds } from './cause.ts'

const response = Type.Object({
  causes: Type.Array(
    Type.Object({
      kind: Type.Enum([...causeKinds]),
      at: nullable(instant),
      sentence: Type.String(),
      details: Type.Array(Type.String(), { description: 'Values of that moment' }),
      actor: nullable(actorSchema),
      item_id: nullable(Type.Integer()),
      trigger_id: nullable(Type.Integer()),
      trigger_version: nullable(Type.Integer({ description: 'The version that held then' })),
      run_id: nullable(Type.Integer()),
      record: nullable(Type.Object({ kind: Type.Enum(triggerSubjectKeys), id: Type.Integer() })),
    }),
    { description: 'From what was made back to what set it off; where a triggered item made the record, its causes follow' },
  ),
})

export const traceMessage = contract({
  method: 'GET',
  path: '/messages/:id/causes',
  permission: 'messages.read',
  summary:
    'Why a message, a call or a letter was written: its output and run, its item, the rule as it was then, and the date or status that set it off. Writes nothing.',
  params: byId,
  response,
})

export const traceTask = contract({
  method: 'GET',
  path: '/tasks/:id/causes',
  permission: 'items.read',
  summary: 'Why a task was made, in the same way. Writes nothing.',
  params: byId,
  response,
})

export const traceItem = contract({
  method: 'GET',
  path: '/triggered-items/:id/causes',
  permission: 'items.read',
  summary: 'Why an item came on the list and what was decided about it, in the same way. Writes nothing.',
  params: byId,
  response,
})
