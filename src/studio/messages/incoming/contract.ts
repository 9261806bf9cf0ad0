import { type Static, Type } from 'typebox'
import { byId, contract, instant, nullable, page, paging } from '#platform/http/contract.ts'
import { clientReference, line, number, prose, strict } from '#studio/records/reference.ts'
import { mailEventKinds } from './mail-event.ts'

const kind = Type.Enum(mailEventKinds)
const happened = Type.Optional({ ...instant, description: 'When it happened; left out, or still to come: now' })

export const mailEvent = Type.Object({ id: Type.Integer(), kind, at: instant, detail: Type.String(), noted_at: instant })
export type MailEvent = Static<typeof mailEvent>

export const listMailEvents = contract({
  method: 'GET',
  path: '/communications/:id/events',
  permission: 'messages.read',
  summary: 'What is known to have become of an email, in the order in which it happened.',
  params: byId,
  response: Type.Object({ rows: Type.Array(mailEvent) }),
})

const noted = Type.Object({ kind, at: happened, detail: Type.Optional(line) }, strict)
export type NotedMailEvent = Static<typeof noted>

export const noteMailEvent = contract({
  method: 'POST',
  path: '/communications/:id/events',
  permission: 'messages.write',
  summary:
    'Notes that an email was delivered, opened, clicked or bounced. The first report of each counts; the same again changes nothing. Messages that left in one email have its events all.',
  params: byId,
  body: noted,
  response: mailEvent,
})

export const incomingText = Type.Object({
  id: Type.Integer(),
  from: Type.String({ description: 'The number, E.164 where it can be read' }),
  client: nullable(clientReference),
  body: Type.String(),
  at: instant,
})
export type IncomingText = Static<typeof incomingText>

export const listIncomingTexts = contract({
  method: 'GET',
  path: '/incoming-texts',
  permission: 'messages.read',
  summary: 'Texts that came in, the latest first.',
  query: Type.Object({ client_id: Type.Optional(number), ...paging }),
  response: page(incomingText),
})

const received = Type.Object({ from: line, body: prose, at: happened }, strict)
export type ReceivedText = Static<typeof received>

export const receiveText = contract({
  method: 'POST',
  path: '/incoming-texts',
  permission: 'messages.write',
  summary: 'Notes a text that came in. The client is found by the number, where one client alone has it.',
  body: received,
  response: incomingText,
})
