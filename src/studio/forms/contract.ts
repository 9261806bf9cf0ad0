import { type Static, Type } from 'typebox'
import { byId, contract, instant, nullable, page, paging } from '#platform/http/contract.ts'
import { clientReference, line, number, numbered, strict, version } from '#studio/records/reference.ts'
import { actorSchema } from '#studio/staff/actor.ts'
import { formStatusKeys } from './web-form.ts'

const status = Type.Enum(formStatusKeys)

export const webForm = Type.Object({
  id: Type.Integer(),
  name: Type.String({ description: 'Of its template' }),
  client: nullable(clientReference),
  session: numbered,
  status,
  status_entered_at: instant,
  sent_at: nullable(instant),
  submitted_at: nullable(instant),
  cause_item_id: nullable(Type.Integer({ description: 'The triggered item that made it' })),
  actor: actorSchema,
  created_at: instant,
  version: Type.Integer(),
})
export type WebForm = Static<typeof webForm>

export const listWebForms = contract({
  method: 'GET',
  path: '/web-forms',
  permission: 'records.read',
  summary: 'Web forms, the latest first.',
  query: Type.Object({ status: Type.Optional(status), client_id: Type.Optional(number), session_id: Type.Optional(number), ...paging }),
  response: page(webForm),
})

export const readWebForm = contract({
  method: 'GET',
  path: '/web-forms/:id',
  permission: 'records.read',
  summary: 'One web form.',
  params: byId,
  response: webForm,
})

export const listFormStatuses = contract({
  method: 'GET',
  path: '/web-form-statuses',
  permission: 'setup.read',
  summary: 'The statuses of web forms, the same in every studio, with the numbers by which triggers name them.',
  response: Type.Object({ rows: Type.Array(Type.Object({ id: Type.Integer(), status, name: Type.String() })) }),
})

const newForm = Type.Object(
  {
    name: line,
    client_id: Type.Optional(nullable(number)),
    session_id: Type.Optional(nullable(number)),
    status: Type.Optional({ ...status, description: 'Left out: initial. One that somebody filled in unasked comes submitted' }),
  },
  strict,
)
export type NewWebForm = Static<typeof newForm>

export const createWebForm = contract({
  method: 'POST',
  path: '/web-forms',
  permission: 'records.write',
  summary: 'Makes a web form: to be sent, or one that came in.',
  body: newForm,
  response: webForm,
})

export const changeWebFormStatus = contract({
  method: 'PUT',
  path: '/web-forms/:id/status',
  permission: 'records.write',
  summary: 'Says that a web form was sent, submitted or looked at. The same status again changes nothing.',
  params: byId,
  body: Type.Object({ status, version }, strict),
  response: webForm,
})
