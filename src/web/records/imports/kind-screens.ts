import type { Contract } from '#platform/http/contract.ts'
import type { ImportedKind } from '#studio/records/imports/imported-kind.ts'
import { listTasks } from '#studio/records/tasks/contract.ts'
import type { OrderView } from '../orders/screens.tsx'
import { refreshedBy } from '../refreshed-by.ts'
import { refreshedByVendor } from '../vendors/refreshed-by-vendor.ts'

/** Where the records of a kind are listed; those of the orders' page stand in a view of it. */
export const listOf: Record<ImportedKind, '/clients' | '/sessions' | '/appointments' | '/invoices' | '/tasks' | { view: OrderView }> = {
  client: '/clients',
  session: '/sessions',
  appointment: '/appointments',
  vendor: { view: 'vendors' },
  invoice: '/invoices',
  production_order: { view: 'production' },
  preproduction_order: { view: 'preproduction' },
  task: '/tasks',
}

/** What is asked again when records of a kind came in, or went. */
export const refreshedByImport: Record<ImportedKind, readonly Contract[]> = { ...refreshedBy, vendor: refreshedByVendor, task: [listTasks] }
