import { type Static, Type } from 'typebox'
import { byId, civilDate, contract, instant, nullable, page, paging, wallTime } from '#platform/http/contract.ts'
import { clientReference, line, noReference, number, prose, reference, strict, version } from '../reference.ts'
import { changeStatusBody, historyPage } from '../statuses/contract.ts'

const shown = {
  id: Type.Integer(),
  external_id: nullable(Type.String()),
  name: Type.String({ description: 'The title, or the type where there is none' }),
  type: reference,
  status: reference,
  status_due_on: nullable(civilDate),
  on_day: civilDate,
  at_time: nullable({ ...wallTime, description: 'Null: some time that day' }),
  minutes: nullable(Type.Integer({ description: 'How long it takes' })),
  client: nullable(clientReference),
  session: noReference,
  member: noReference,
  place: Type.String(),
  on_hold: Type.Boolean(),
  confirmed: Type.Boolean(),
  canceled: Type.Boolean(),
}

export const appointmentRow = Type.Object({ ...shown, archived: Type.Boolean() })
export type AppointmentRow = Static<typeof appointmentRow>

export const appointment = Type.Object({
  ...shown,
  title: Type.String(),
  status_entered_at: instant,
  zone: nullable(Type.String({ description: 'Null: the studio’s' })),
  booked_on: nullable({ ...civilDate, description: 'The booked date' }),
  notes: Type.String(),
  archived_at: nullable(instant),
  created_at: instant,
  version: Type.Integer(),
})
export type Appointment = Static<typeof appointment>

const fields = {
  external_id: Type.Optional(nullable(line)),
  title: Type.Optional(line),
  at_time: Type.Optional(nullable(wallTime)),
  minutes: Type.Optional(nullable(Type.Integer({ minimum: 1, maximum: 10_080, description: 'How long it takes' }))),
  zone: Type.Optional(nullable(line)),
  booked_on: Type.Optional(nullable(civilDate)),
  client_id: Type.Optional(nullable(number)),
  session_id: Type.Optional(nullable(number)),
  member_id: Type.Optional(nullable(number)),
  place: Type.Optional(line),
  on_hold: Type.Optional(Type.Boolean()),
  confirmed: Type.Optional(Type.Boolean()),
  canceled: Type.Optional(Type.Boolean()),
  notes: Type.Optional(prose),
}
const newAppointment = Type.Object(
  { ...fields, type_id: number, on_day: civilDate, status_id: Type.Optional(number), status_due_on: Type.Optional(nullable(civilDate)) },
  strict,
)
export type NewAppointment = Static<typeof newAppointment>
const appointmentChange = Type.Object({ ...fields, type_id: Type.Optional(number), on_day: Type.Optional(civilDate), version }, strict)
export type AppointmentChange = Static<typeof appointmentChange>

export const listAppointments = contract({
  method: 'GET',
  path: '/appointments',
  permission: 'records.read',
  summary: 'Appointments by date and time, the latest first. Search reads the title, the type, the place and the client.',
  query: Type.Object({
    search: Type.Optional(line),
    status_id: Type.Optional(number),
    type_id: Type.Optional(number),
    from: Type.Optional(civilDate),
    to: Type.Optional(civilDate),
    member_id: Type.Optional(number),
    client_id: Type.Optional(number),
    session_id: Type.Optional(number),
    archived: Type.Optional(Type.Boolean({ default: false })),
    order: Type.Optional(Type.Enum(['latest', 'earliest'], { default: 'latest' })),
    ...paging,
  }),
  response: page(appointmentRow),
})

export const readAppointment = contract({
  method: 'GET',
  path: '/appointments/:id',
  permission: 'records.read',
  summary: 'An appointment.',
  params: byId,
  response: appointment,
})

export const createAppointment = contract({
  method: 'POST',
  path: '/appointments',
  permission: 'records.write',
  summary: 'A new appointment. Left out, the status is the initial one of its type, the booked date today, and the client the session’s.',
  body: newAppointment,
  response: appointment,
})

export const changeAppointment = contract({
  method: 'PATCH',
  path: '/appointments/:id',
  permission: 'records.write',
  summary: 'Changes the fields that are given. In another type it has the status of the same name there, or the initial one.',
  params: byId,
  body: appointmentChange,
  response: appointment,
})

export const archiveAppointment = contract({
  method: 'PUT',
  path: '/appointments/:id/archived',
  permission: 'records.write',
  summary: 'Puts an appointment away, or takes it back.',
  params: byId,
  body: Type.Object({ archived: Type.Boolean(), version }, strict),
  response: appointment,
})

export const changeAppointmentStatus = contract({
  method: 'PUT',
  path: '/appointments/:id/status',
  permission: 'records.write',
  summary: 'Moves an appointment to a status of its type, or changes the due date alone. The same status again changes nothing.',
  params: byId,
  body: changeStatusBody,
  response: appointment,
})

export const readAppointmentHistory = contract({
  method: 'GET',
  path: '/appointments/:id/history',
  permission: 'records.read',
  summary: 'What happened to an appointment, newest first.',
  params: byId,
  query: Type.Object(paging),
  response: historyPage,
})
