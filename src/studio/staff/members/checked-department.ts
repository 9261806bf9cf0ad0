import { refuseField } from '#platform/refusal.ts'
import { parseEmail } from '../email-address.ts'

export type DepartmentFields = {
  name?: string | undefined
  email?: string | null | undefined
  default_member_id?: number | null | undefined
  member_ids?: readonly number[] | undefined
}

/** The fields as they are kept: trimmed, an empty address as none. */
export function checkedDepartment<T extends DepartmentFields>(fields: T): T {
  const kept = { ...fields }
  if (fields.name !== undefined) kept.name = fields.name.trim()
  if (fields.email !== undefined) kept.email = fields.email === null || fields.email.trim() === '' ? null : readEmail(fields.email)
  return kept
}

function readEmail(text: string): string {
  const reading = parseEmail(text)
  if (!reading.ok) throw refuseField('email', 'bad-email', reading.message)
  return reading.value
}
