import type { Generated } from 'kysely'

export interface VendorTable {
  studio_id: Generated<number>
  id: Generated<number>
  external_id: string | null
  name: string
  contact_name: Generated<string>
  email: string | null
  phone: string | null
  account_number: Generated<string>
  notes: Generated<string>
  search_text: Generated<string>
  archived_at: Date | null
  created_at: Date
  version: Generated<number>
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    vendor: VendorTable
  }
}
