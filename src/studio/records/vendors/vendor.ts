import type { Selectable } from 'kysely'
import { folded } from '../folded-text.ts'
import type { VendorTable } from './tables.ts'

export type VendorRow = Selectable<VendorTable>

const fields = ['name', 'external_id', 'contact_name', 'email', 'phone', 'account_number', 'notes'] as const

/** The fields people set, checked. */
export type VendorValues = Partial<Pick<VendorRow, (typeof fields)[number]>>

/** What a vendor's history compares. */
export function vendorFacts(row: VendorRow): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field, row[field]]))
}

type Searched = Pick<VendorRow, 'name' | 'contact_name' | 'email' | 'account_number'> & { phone?: string | null | undefined }

/** What a vendor is searched by; of the phone its digits, however it is written. */
export function vendorSearchText({ name, contact_name, email, account_number, phone }: Searched): string {
  return folded([name, contact_name, email ?? '', account_number, phone?.replaceAll(/\D/g, '') ?? ''].join(' '))
}
