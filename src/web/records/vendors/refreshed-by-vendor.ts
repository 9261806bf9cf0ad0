import { preproductionOrders, productionOrders } from '#studio/records/orders/contract.ts'
import { listVendors, readVendor, readVendorHistory } from '#studio/records/vendors/contract.ts'

/** What is asked again when a vendor has changed: orders tell its name. */
export const refreshedByVendor = [
  listVendors,
  readVendor,
  readVendorHistory,
  productionOrders.list,
  productionOrders.read,
  preproductionOrders.list,
  preproductionOrders.read,
] as const
