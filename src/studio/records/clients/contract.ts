import { type Static, Type } from 'typebox'
import { byId, civilDate, contract, instant, nullable, page, paging } from '#platform/http/contract.ts'
import { line, noReference, number, prose, reference, strict, version } from '../reference.ts'
import { changeStatusBody, historyPage } from '../statuses/contract.ts'
import { yearDay } from '../year-day.ts'

const phone = Type.Object({ phone: line, label: line, sms: Type.Boolean({ description: 'Takes text messages' }) }, strict)
const phoneGiven = Type.Object({ phone: line, label: Type.Optional(line), sms: Type.Optional(Type.Boolean()) }, strict)

const familyMember = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  relation: Type.String({ description: 'Spouse, child, … in the words of the studio' }),
  birthday: nullable(yearDay),
  email: nullable(Type.String()),
  phone: nullable(Type.String()),
  person_id: Type.Optional(nullable(Type.Integer({ description: 'The member’s own number, where they are a client too' }))),
})
const familyMemberGiven = Type.Object(
  {
    id: Type.Optional(number),
    name: line,
    relation: Type.Optional(line),
    birthday: Type.Optional(nullable(yearDay)),
    email: Type.Optional(nullable(line)),
    phone: Type.Optional(nullable(line)),
  },
  { ...strict, description: 'With an id it changes that one; without it adds one; who is not listed is removed' },
)

export const client = Type.Object({
  id: Type.Integer(),
  external_id: nullable(Type.String()),
  first_name: Type.String(),
  last_name: Type.String(),
  company: Type.String(),
  street: Type.String(),
  city: Type.String(),
  region: Type.String(),
  postcode: Type.String(),
  country: Type.String(),
  emails: Type.Array(Type.String(), { description: 'The first is the one that is written to' }),
  phones: Type.Array(phone, { description: 'E.164; the first is the one that is called' }),
  family_members: Type.Array(familyMember),
  birthday: nullable(yearDay),
  anniversary: nullable(yearDay),
  do_not_market: Type.Boolean(),
  do_not_call: Type.Boolean(),
  language: nullable(Type.String({ description: 'Null: the studio’s' })),
  zone: nullable(Type.String({ description: 'Null: the studio’s' })),
  lead_source: Type.String(),
  notes: Type.String(),
  status: reference,
  status_entered_at: instant,
  status_due_on: nullable(civilDate),
  archived_at: nullable(instant),
  merged_into: { ...noReference, description: 'The client this one was merged into, where its records are' },
  erased_at: nullable(instant),
  created_at: instant,
  version: Type.Integer(),
})
export type Client = Static<typeof client>

const fields = {
  external_id: Type.Optional(nullable(line)),
  first_name: Type.Optional(line),
  last_name: Type.Optional(line),
  company: Type.Optional(line),
  street: Type.Optional(line),
  city: Type.Optional(line),
  region: Type.Optional(line),
  postcode: Type.Optional(line),
  country: Type.Optional(line),
  emails: Type.Optional(Type.Array(line, { maxItems: 20 })),
  phones: Type.Optional(Type.Array(phoneGiven, { maxItems: 20 })),
  family_members: Type.Optional(Type.Array(familyMemberGiven, { maxItems: 50 })),
  birthday: Type.Optional(nullable(yearDay)),
  anniversary: Type.Optional(nullable(yearDay)),
  do_not_market: Type.Optional(Type.Boolean()),
  do_not_call: Type.Optional(Type.Boolean()),
  language: Type.Optional(nullable(line)),
  zone: Type.Optional(nullable(line)),
  lead_source: Type.Optional(line),
  notes: Type.Optional(prose),
}

const clientFields = Type.Object(fields, strict)
export type ClientFields = Static<typeof clientFields>
const newClient = Type.Object({ ...fields, status_id: Type.Optional(number), status_due_on: Type.Optional(nullable(civilDate)) }, strict)
export type NewClient = Static<typeof newClient>
const clientChange = Type.Object({ ...fields, version }, strict)

export const clientRow = Type.Object({
  id: Type.Integer(),
  external_id: nullable(Type.String({ description: 'Its number in the other program' })),
  name: Type.String(),
  company: Type.String(),
  city: Type.String(),
  email: nullable(Type.String()),
  phone: nullable(Type.String()),
  sms: Type.Boolean({ description: 'One of the phones takes text messages' }),
  status: reference,
  status_due_on: nullable(civilDate),
  do_not_market: Type.Boolean(),
  do_not_call: Type.Boolean(),
  archived: Type.Boolean(),
})
export type ClientRow = Static<typeof clientRow>

export const listClients = contract({
  method: 'GET',
  path: '/clients',
  permission: 'records.read',
  summary:
    'Clients by last and first name. Search finds the beginnings of names, company, emails, phone numbers (or their last digits) and the number of the other program, with or without accents.',
  query: Type.Object({
    search: Type.Optional(line),
    external_id: Type.Optional({ ...line, description: 'Exactly this number of the other program' }),
    status_id: Type.Optional(number),
    archived: Type.Optional(Type.Boolean({ default: false })),
    ...paging,
  }),
  response: page(clientRow),
})

export const readClient = contract({
  method: 'GET',
  path: '/clients/:id',
  permission: 'records.read',
  summary: 'A client with emails, phones and family members.',
  params: byId,
  response: client,
})

export const createClient = contract({
  method: 'POST',
  path: '/clients',
  permission: 'records.write',
  summary: 'A new client. Without a status it gets the initial one.',
  body: newClient,
  response: client,
})

export const changeClient = contract({
  method: 'PATCH',
  path: '/clients/:id',
  permission: 'records.write',
  summary: 'Changes the fields that are given. Emails, phones and family members are given whole.',
  params: byId,
  body: clientChange,
  response: client,
})

export const archiveClient = contract({
  method: 'PUT',
  path: '/clients/:id/archived',
  permission: 'records.write',
  summary: 'Puts a client away, or takes it back. Its sessions stay; one with sessions or appointments to come is not put away.',
  params: byId,
  body: Type.Object({ archived: Type.Boolean(), version }, strict),
  response: client,
})

export const changeClientStatus = contract({
  method: 'PUT',
  path: '/clients/:id/status',
  permission: 'records.write',
  summary: 'Moves a client to a status, or changes the due date alone. The same status again changes nothing.',
  params: byId,
  body: changeStatusBody,
  response: client,
})

export const setPerson = contract({
  method: 'PUT',
  path: '/clients/:id/family-members/:member_id/person',
  permission: 'records.write',
  summary: 'Says which client a family member is, or that they are none: of one who is, one birthday counts.',
  params: Type.Object({ ...byId.properties, member_id: number }),
  body: Type.Object({ person_id: nullable(number) }, strict),
  response: client,
})

export const readClientHistory = contract({
  method: 'GET',
  path: '/clients/:id/history',
  permission: 'records.read',
  summary: 'What happened to a client, newest first.',
  params: byId,
  query: Type.Object(paging),
  response: historyPage,
})
