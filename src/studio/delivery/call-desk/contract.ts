import { type Static, Type } from 'typebox'
import { byId, civilDate, contract, instant, nullable, page, paging } from '#platform/http/contract.ts'
import { callResultNames, nextSteps } from '#studio/messages/calls/call-result.ts'
import { callStates } from '#studio/messages/communication.ts'
import { communicationRow } from '#studio/messages/contract.ts'
import { actorSchema } from '#studio/staff/actor.ts'

const id = Type.Integer({ minimum: 1 })
const version = Type.Integer({ minimum: 1 })
const note = Type.Optional(Type.String({ maxLength: 5000 }))

/** One try at a call. */
export const callAttempt = Type.Object({
  id,
  at: instant,
  phone: Type.String(),
  result: Type.Enum(callResultNames),
  note: Type.String(),
  next: Type.Enum(nextSteps),
  next_on: nullable(civilDate),
  actor: actorSchema,
  undone_at: nullable(instant),
})

/** A call as the call desk sees it, with what holds of its client now. */
export const callRow = Type.Object({
  ...communicationRow.properties,
  plain: Type.String({ description: 'What to say' }),
  call_tries: Type.Integer({ description: 'In a row without an answer' }),
  attempts: Type.Array(callAttempt, { description: 'The latest first' }),
  phones: Type.Array(Type.Object({ phone: Type.String(), sms: Type.Boolean(), stopped: Type.Boolean() }), { description: 'What is on file' }),
  local_time: nullable(Type.String({ description: 'What time it is there, 14:30, where it is another one' })),
  stop: nullable(Type.String({ description: 'Why this call must not be made' })),
  no_longer: nullable(Type.String({ description: 'Why nobody needs to make it any more' })),
  undo_until: nullable(instant),
  about: Type.Object({
    client_status: nullable(Type.String()),
    company: Type.String(),
    session_type: nullable(Type.String()),
    session_status: nullable(Type.String()),
    session_on: nullable(civilDate),
    session_time: nullable(Type.String()),
    photographer: nullable(Type.String()),
  }),
})

export const callDues = ['today', 'coming'] as const

export const listCalls = contract({
  method: 'GET',
  path: '/calls',
  permission: 'messages.read',
  summary: 'Calls: what is due by priority and day, what is coming by day, what is done or canceled by when, newest first.',
  query: Type.Object({
    state: Type.Optional(Type.Enum(callStates, { default: 'open' })),
    due: Type.Optional(Type.Enum(callDues, { description: 'Of the open ones: due today or overdue, or later' })),
    due_until: Type.Optional(civilDate),
    department_id: Type.Optional(id),
    member_id: Type.Optional(id),
    client_id: Type.Optional(id),
    search: Type.Optional(Type.String({ maxLength: 200 })),
    ...paging,
  }),
  response: page(callRow),
})
export const readCall = contract({
  method: 'GET',
  path: '/calls/:id',
  permission: 'messages.read',
  summary: 'One call with what was tried before.',
  params: byId,
  response: callRow,
})
export const addAttempt = contract({
  method: 'POST',
  path: '/calls/:id/attempts',
  permission: 'messages.write',
  summary: 'Notes how a try at a call went; the next step follows from it.',
  params: byId,
  body: Type.Object(
    {
      version,
      result: Type.Enum(callResultNames),
      note,
      phone: Type.Optional(Type.String({ maxLength: 50, description: 'Another number on file that was called' })),
      next_on: Type.Optional(nullable(civilDate)),
    },
    { additionalProperties: false },
  ),
  response: callRow,
})
export const undoAttempt = contract({
  method: 'PUT',
  path: '/calls/:id/attempts/:attempt/undone',
  permission: 'messages.write',
  summary: 'Takes back the last result, for a while.',
  params: Type.Object({ id, attempt: id }),
  response: callRow,
})
export const changeCall = contract({
  method: 'PUT',
  path: '/calls/:id/state',
  permission: 'messages.write',
  summary: 'Cancels a call, or opens it again.',
  params: byId,
  body: Type.Object({ version, state: Type.Enum(['open', 'canceled']), note }, { additionalProperties: false }),
  response: callRow,
})

export type Call = Static<typeof callRow>
export type CallAttempt = Static<typeof callAttempt>
