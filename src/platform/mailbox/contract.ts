import { type Static, Type } from 'typebox'
import { byId, contract, instant, nullable, page, paging } from '#platform/http/contract.ts'

const person = Type.Object({ name: Type.String(), address: Type.String() })

export const mailRow = Type.Object({
  id: Type.Integer(),
  from: person,
  to: Type.Array(person),
  subject: Type.String(),
  date: nullable(instant),
})
export type MailRow = Static<typeof mailRow>

export const listMails = contract({
  method: 'GET',
  path: '/mailbox',
  permission: 'messages.read',
  summary: 'The demo’s mailbox: every email that was sent, newest first. Only the demo has one.',
  query: Type.Object(paging),
  response: page(mailRow),
})

export const readMail = contract({
  method: 'GET',
  path: '/mailbox/:id',
  permission: 'messages.read',
  summary: 'One email of the demo’s mailbox, as it came.',
  params: byId,
  response: Type.Object({
    ...mailRow.properties,
    text: nullable(Type.String()),
    html: nullable(Type.String({ description: 'The sender’s own: show it in a sandboxed frame' })),
    headers: Type.Array(Type.Object({ name: Type.String(), value: Type.String() })),
  }),
})
