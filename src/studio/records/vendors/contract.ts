import { type Static, Type } from 'typebox'
import { byId, contract, instant, nullable, page, paging } from '#platform/http/contract.ts'
import { line, prose, strict, version } from '../reference.ts'
import { historyPage } from '../statuses/contract.ts'

export const vendor = Type.Object({
  id: Type.Integer(),
  external_id: nullable(Type.String()),
  name: Type.String(),
  contact_name: Type.String(),
  email: nullable(Type.String()),
  phone: nullable(Type.String()),
  account_number: Type.String({ description: 'The studio’s number with the vendor' }),
  notes: Type.String(),
  archived_at: nullable(instant),
  created_at: instant,
  version: Type.Integer(),
})
export type Vendor = Static<typeof vendor>

const fields = {
  external_id: Type.Optional(nullable(line)),
  contact_name: Type.Optional(line),
  email: Type.Optional(nullable(line)),
  phone: Type.Optional(nullable(line)),
  account_number: Type.Optional(line),
  notes: Type.Optional(prose),
}
const newVendor = Type.Object({ name: line, ...fields }, strict)
export type NewVendor = Static<typeof newVendor>
const vendorChange = Type.Object({ name: Type.Optional(line), ...fields, version }, strict)
export type VendorChange = Static<typeof vendorChange>

export const listVendors = contract({
  method: 'GET',
  path: '/vendors',
  permission: 'records.read',
  summary: 'Vendors by name. Search reads the name, the contact, the email and the account number.',
  query: Type.Object({ search: Type.Optional(line), archived: Type.Optional(Type.Boolean({ default: false })), ...paging }),
  response: page(vendor),
})

export const readVendor = contract({ method: 'GET', path: '/vendors/:id', permission: 'records.read', summary: 'A vendor.', params: byId, response: vendor })

export const createVendor = contract({
  method: 'POST',
  path: '/vendors',
  permission: 'records.write',
  summary: 'A new vendor.',
  body: newVendor,
  response: vendor,
})

export const changeVendor = contract({
  method: 'PATCH',
  path: '/vendors/:id',
  permission: 'records.write',
  summary: 'Changes the fields that are given.',
  params: byId,
  body: vendorChange,
  response: vendor,
})

export const archiveVendor = contract({
  method: 'PUT',
  path: '/vendors/:id/archived',
  permission: 'records.write',
  summary: 'Puts a vendor away, or takes it back. Orders that name it keep it; new ones cannot choose it.',
  params: byId,
  body: Type.Object({ archived: Type.Boolean(), version }, strict),
  response: vendor,
})

export const readVendorHistory = contract({
  method: 'GET',
  path: '/vendors/:id/history',
  permission: 'records.read',
  summary: 'What happened to a vendor, newest first.',
  params: byId,
  query: Type.Object(paging),
  response: historyPage,
})
