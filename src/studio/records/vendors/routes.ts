import { route } from '#studio/staff/route.ts'
import { readHistory } from '../statuses/read-history.ts'
import { changeVendor } from './change-vendor.ts'
import * as vendors from './contract.ts'
import { createVendor } from './create-vendor.ts'
import { findVendors, readVendor } from './queries.ts'

export const vendorRoutes = [
  route(vendors.listVendors, (work, { query }) => findVendors(work, query)),
  route(vendors.readVendor, (work, { params }) => readVendor(work, params.id)),
  route(vendors.createVendor, async (work, { body }) => readVendor(work, await createVendor(work, body))),
  route(vendors.changeVendor, (work, { params, body }) => changeVendor(work, params.id, body).then(() => readVendor(work, params.id))),
  route(vendors.archiveVendor, (work, { params, body }) => changeVendor(work, params.id, body).then(() => readVendor(work, params.id))),
  route(vendors.readVendorHistory, (work, { params, query }) => readHistory(work, { subjectKind: 'vendor', subjectId: params.id }, query)),
]
