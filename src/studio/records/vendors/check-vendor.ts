import { type Problem, Refusal } from '#platform/refusal.ts'
import type { Reading } from '#studio/calendar/reading.ts'
import { readEmail } from '../clients/email.ts'
import { readPhone } from '../clients/phone.ts'
import { manyLines, oneLine } from '../written-text.ts'
import type { VendorChange } from './contract.ts'
import type { VendorValues } from './vendor.ts'

const lines = ['contact_name', 'account_number'] as const

/** Checks what a person gave about a vendor; refuses all wrong fields at once. `country` is the studio's, for phone numbers without a code. */
export function checkVendor(fields: Omit<VendorChange, 'version'>, country: string): VendorValues {
  const problems: Problem[] = []
  const take = (field: string, text: string | null, read: (text: string) => Reading<string>): string | null => {
    if (text === null || text.trim() === '') return null
    const reading = read(text)
    if (reading.ok) return reading.value
    problems.push({ field, message: reading.message })
    return null
  }
  const values: VendorValues = {}
  for (const field of lines) if (fields[field] !== undefined) values[field] = oneLine(fields[field])
  if (fields.name !== undefined) {
    values.name = oneLine(fields.name)
    if (values.name === '') problems.push({ field: 'name', message: 'A vendor needs a name. Give one.' })
  }
  if (fields.external_id !== undefined) values.external_id = oneLine(fields.external_id ?? '') || null
  if (fields.notes !== undefined) values.notes = manyLines(fields.notes)
  if (fields.email !== undefined) values.email = take('email', fields.email, readEmail)
  if (fields.phone !== undefined) values.phone = take('phone', fields.phone, (text) => readPhone(text, country))
  const [first] = problems
  if (first !== undefined) throw new Refusal('invalid', 'bad-vendor', { message: first.message, problems })
  return values
}
