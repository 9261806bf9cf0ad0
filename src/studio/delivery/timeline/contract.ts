import { type Static, Type } from 'typebox'
import { byId, civilDate, contract, instant, nullable, page, paging } from '#platform/http/contract.ts'
import { actorSchema } from '#studio/staff/actor.ts'
import { triggerSubjectKeys } from '#studio/triggers/subjects.ts'

export const timelineKinds = [
  'change',
  'status',
  'session',
  'session-moved',
  'session-status',
  'appointment',
  'appointment-status',
  'invoice',
  'invoice-status',
  'payment',
  'order',
  'order-status',
  'preproduction-order',
  'preproduction-order-status',
  'task',
  'task-done',
  'email',
  'text',
  'call',
  'letter',
  'letter-printed',
  'call-tried',
  'call-done',
] as const

const timelineRow = Type.Object({
  kind: Type.Enum(timelineKinds),
  id: Type.Integer({ description: 'Of what it is about: the session, the message, the line of history' }),
  at: instant,
  actor: actorSchema,
  title: Type.String({ description: 'A session’s number and type, a message’s subject, the name of a status' }),
  detail: Type.String({ description: 'Where an email stands, a note, what changed; of a session made or moved the day it was for then' }),
  record_id: nullable(Type.Integer({ description: 'The record it leads to' })),
  item_id: nullable(Type.Integer({ description: 'Of the triggered item that made it: why is told by GET /messages/:id/causes and GET /tasks/:id/causes' })),
})
export type TimelineRow = Static<typeof timelineRow>

export const readTimeline = contract({
  method: 'GET',
  path: '/clients/:id/timeline',
  permission: 'messages.read',
  summary:
    'Everything about a client, newest first: history, sessions, appointments, invoices, orders, how each stands, messages, calls, tasks, imports, merges.',
  params: byId,
  query: Type.Object(paging),
  response: page(timelineRow),
})

export const readSessionTimeline = contract({
  method: 'GET',
  path: '/sessions/:id/timeline',
  permission: 'messages.read',
  summary: 'Everything about a session, newest first: history, appointments, invoices, orders, how each stands, messages, calls, tasks.',
  params: byId,
  query: Type.Object(paging),
  response: page(timelineRow),
})

/** What is to come: what triggers have listed and will find, messages on their way, letters and calls that wait, open tasks, sessions and appointments. */
export const comingKinds = ['item', 'expected', 'email', 'letter', 'call', 'task', 'session', 'appointment'] as const
/** What may be done with it: of an item process, skip, delete; of a message send it now, take it back, edit its text. */
export const comingDeeds = ['process', 'skip', 'delete', 'send-now', 'recall', 'edit'] as const

const comingRow = Type.Object({
  kind: Type.Enum(comingKinds),
  id: nullable(Type.Integer({ description: 'Of the item, the message, the record; null where nothing is there yet' })),
  version: nullable(Type.Integer()),
  on: Type.String({ ...civilDate, description: 'The day it stands at; today where its day is past' }),
  at: nullable(Type.Union([instant, Type.String()], { description: 'When it goes by itself, where that is known' })),
  title: Type.String(),
  detail: Type.String({ description: 'Where it stands, whom it is for, what speaks against it' }),
  record: nullable(Type.Object({ kind: Type.Enum(triggerSubjectKeys), id: Type.Integer(), label: Type.String() })),
  trigger_id: nullable(Type.Integer()),
  item_id: nullable(Type.Integer({ description: 'The triggered item that it is, or that made it' })),
  occurrence: nullable(Type.String({ description: 'Of what is expected: with trigger and record it names the message in GET /forecast/message' })),
  may: Type.Array(Type.Enum(comingDeeds)),
})
export type ComingRow = Static<typeof comingRow>

const coming = {
  method: 'GET',
  permission: 'messages.read',
  params: byId,
  query: Type.Object({
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366, default: 90 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 100, description: 'So many of what triggers will do, the soonest' })),
  }),
  response: Type.Object({
    today: civilDate,
    last_on: Type.String({ ...civilDate, description: 'The day up to which it is told' }),
    more: Type.Boolean({ description: 'Triggers do more within these days: ask with a greater limit, or for fewer days' }),
    rows: Type.Array(comingRow),
  }),
} as const

export const readClientComing = contract({
  ...coming,
  path: '/clients/:id/coming',
  summary: 'What is to come for a client in the next days, the soonest first. Writes nothing.',
})
export const readSessionComing = contract({
  ...coming,
  path: '/sessions/:id/coming',
  summary: 'What is to come for a session in the next days, the soonest first. Writes nothing.',
})
