import { lockVendors } from '../vendors/lock-vendors.ts'
import type { VendorRow } from '../vendors/vendor.ts'
import { writeVendors } from '../vendors/write-vendors.ts'
import type { Imported, Meaning } from './imported.ts'
import type { VendorSaid } from './vendor-row.ts'

/** How vendors are taken from files. They have no status, and no trigger looks at them: history and news are the same. */
export const importedVendors: Imported<VendorSaid, VendorRow> = {
  kind: 'vendor',
  names: () => [],
  lock: lockVendors,
  typeOf: () => null,
  begin: (meaning) => ({ ...blank(meaning.work.now), ...valuesOf(meaning) }),
  change: (before, meaning) => ({ ...before, ...valuesOf(meaning) }),
  write: writeVendors,
}

function blank(at: Date): VendorRow {
  const empty = { external_id: null, name: '', contact_name: '', email: null, phone: null, account_number: '', notes: '', search_text: '' }
  return { ...empty, studio_id: 0, id: 0, archived_at: null, created_at: at, version: 0 }
}

function valuesOf({
  said: { number: _, type: __, status: ___, status_due_on: ____, ...values },
}: Meaning<VendorSaid>): Omit<VendorSaid, 'name' | 'external_id'> {
  return values
}
