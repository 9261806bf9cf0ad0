import { type Static, Type } from 'typebox'
import { byId, contract, instant, zipFile } from '#platform/http/contract.ts'
import { client } from '#studio/records/clients/contract.ts'

const rows = Type.Array(Type.Record(Type.String(), Type.Unknown()))

const clientFile = Type.Object({
  exported_at: instant,
  studio: Type.String(),
  client,
  merged: rows,
  sessions: rows,
  appointments: rows,
  invoices: rows,
  production_orders: rows,
  preproduction_orders: rows,
  tasks: rows,
  web_forms: rows,
  incoming_texts: rows,
  messages: rows,
  call_attempts: { ...rows, description: 'Tries at the calls among the messages' },
  mail_events: { ...rows, description: 'What became of emails among the messages' },
  triggered_items: rows,
  history: { ...rows, description: 'What was changed of the client and each of these records, by whom and when' },
  statuses: { ...rows, description: 'Which statuses the client and each of these records had, since when' },
  suppressions: rows,
})
export type ClientFile = Static<typeof clientFile>

export const exportClient = contract({
  method: 'GET',
  path: '/clients/:id/export',
  permission: 'clients.erase',
  summary: 'Everything the studio holds about one client, messages with their texts, as one document.',
  params: byId,
  response: clientFile,
})

export const packClient = contract({
  method: 'GET',
  path: '/clients/:id/export.zip',
  permission: 'clients.erase',
  summary: 'The same document as `client.json` in a ZIP, with the letters and what was put in with messages as PDFs, as they were printed and sent.',
  params: byId,
  response: zipFile,
  zip: true,
})

export const eraseClient = contract({
  method: 'PUT',
  path: '/clients/:id/erased',
  permission: 'clients.erase',
  summary: 'Erases a client for good: names, addresses and texts are blanked. Sessions keep their dates. Cannot be undone.',
  params: byId,
  body: Type.Object(
    { version: Type.Integer({ minimum: 1 }), confirm: Type.Literal(true, { description: 'It cannot be undone' }) },
    { additionalProperties: false },
  ),
  response: client,
})
