import { type Static, Type } from 'typebox'
import { byId, civilDate, contract, instant, nullable, page, paging, wallTime } from '#platform/http/contract.ts'
import { clientReference, line, noReference, number, prose, reference, strict, version } from '../reference.ts'
import { changeStatusBody, historyPage } from '../statuses/contract.ts'

const furtherDate = Type.Object({ label: Type.String(), on_day: civilDate, at_time: nullable(wallTime) })
const furtherDates = Type.Array(furtherDate, { description: 'Dates beside the primary one, in their order; no trigger counts from them' })
const givenDates = Type.Array(Type.Object({ label: Type.Optional(line), on_day: civilDate, at_time: Type.Optional(nullable(wallTime)) }, strict), {
  maxItems: 20,
  description: 'Dates beside the primary one; given whole',
})

export const session = Type.Object({
  id: Type.Integer(),
  number: Type.String(),
  external_id: nullable(Type.String()),
  client: clientReference,
  type: reference,
  status: reference,
  status_entered_at: instant,
  status_due_on: nullable(civilDate),
  primary_on: nullable({ ...civilDate, description: 'The primary session date' }),
  primary_time: nullable(wallTime),
  primary_zone: nullable(Type.String({ description: 'Null: the studio’s' })),
  further_dates: furtherDates,
  photographer: noReference,
  assistants: Type.Array(reference),
  on_hold: Type.Boolean(),
  confirmed: Type.Boolean(),
  canceled: Type.Boolean(),
  created_on: nullable({ ...civilDate, description: 'The create date; null where an import of old sessions did not tell it' }),
  booked_on: nullable(civilDate),
  booked_by: noReference,
  notes: Type.String(),
  archived_at: nullable(instant),
  created_at: instant,
  version: Type.Integer(),
})
export type Session = Static<typeof session>

const fields = {
  external_id: Type.Optional(nullable(line)),
  primary_on: Type.Optional(nullable(civilDate)),
  primary_time: Type.Optional(nullable(wallTime)),
  primary_zone: Type.Optional(nullable(line)),
  further_dates: Type.Optional(givenDates),
  photographer_id: Type.Optional(nullable(number)),
  assistant_ids: Type.Optional(Type.Array(number, { maxItems: 20 })),
  on_hold: Type.Optional(Type.Boolean()),
  confirmed: Type.Optional(Type.Boolean()),
  canceled: Type.Optional(Type.Boolean()),
  booked_on: Type.Optional(nullable(civilDate)),
  booked_by_id: Type.Optional(nullable(number)),
  notes: Type.Optional(prose),
  number: Type.Optional(line),
}
const newSession = Type.Object(
  { ...fields, client_id: number, type_id: number, status_id: Type.Optional(number), status_due_on: Type.Optional(nullable(civilDate)) },
  strict,
)
export type NewSession = Static<typeof newSession>
const sessionChange = Type.Object({ ...fields, client_id: Type.Optional(number), type_id: Type.Optional(number), version }, strict)
export type SessionChange = Static<typeof sessionChange>

export const sessionRow = Type.Object({
  id: Type.Integer(),
  number: Type.String(),
  external_id: nullable(Type.String()),
  client: clientReference,
  type: reference,
  status: reference,
  status_due_on: nullable(civilDate),
  primary_on: nullable(civilDate),
  primary_time: nullable(wallTime),
  further_dates: furtherDates,
  photographer: noReference,
  on_hold: Type.Boolean(),
  confirmed: Type.Boolean(),
  canceled: Type.Boolean(),
  archived: Type.Boolean(),
})
export type SessionRow = Static<typeof sessionRow>

export const listSessions = contract({
  method: 'GET',
  path: '/sessions',
  permission: 'records.read',
  summary: 'Sessions by primary date and time, the latest first, those without a date last. Search reads the number and the client.',
  query: Type.Object({
    search: Type.Optional(line),
    number: Type.Optional({ ...line, description: 'Exactly this session number' }),
    status_id: Type.Optional(number),
    type_id: Type.Optional(number),
    from: Type.Optional(civilDate),
    to: Type.Optional(civilDate),
    photographer_id: Type.Optional(number),
    client_id: Type.Optional(number),
    archived: Type.Optional(Type.Boolean({ default: false })),
    order: Type.Optional(Type.Enum(['latest', 'earliest'], { default: 'latest' })),
    ...paging,
  }),
  response: page(sessionRow),
})

export const readSession = contract({
  method: 'GET',
  path: '/sessions/:id',
  permission: 'records.read',
  summary: 'A session.',
  params: byId,
  response: session,
})

export const createSession = contract({
  method: 'POST',
  path: '/sessions',
  permission: 'records.write',
  summary: 'A new session. Without a number it gets the next one, without a status the initial one.',
  body: newSession,
  response: session,
})

export const changeSession = contract({
  method: 'PATCH',
  path: '/sessions/:id',
  permission: 'records.write',
  summary: 'Changes the fields that are given. Assistants and further dates are given whole.',
  params: byId,
  body: sessionChange,
  response: session,
})

export const archiveSession = contract({
  method: 'PUT',
  path: '/sessions/:id/archived',
  permission: 'records.write',
  summary: 'Puts a session away, or takes it back.',
  params: byId,
  body: Type.Object({ archived: Type.Boolean(), version }, strict),
  response: session,
})

export const changeSessionStatus = contract({
  method: 'PUT',
  path: '/sessions/:id/status',
  permission: 'records.write',
  summary: 'Moves a session to a status, or changes the due date alone. The same status again changes nothing.',
  params: byId,
  body: changeStatusBody,
  response: session,
})

export const readSessionHistory = contract({
  method: 'GET',
  path: '/sessions/:id/history',
  permission: 'records.read',
  summary: 'What happened to a session, newest first.',
  params: byId,
  query: Type.Object(paging),
  response: historyPage,
})
