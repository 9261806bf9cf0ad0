import { type Problem, Refusal } from '#platform/refusal.ts'
import { parseEmail } from '../email-address.ts'
import type { Role } from '../roles.ts'

export type MemberChange = {
  name?: string | undefined
  email?: string | null | undefined
  phone?: string | null | undefined
  phone_sms?: boolean | undefined
  role?: Role | undefined
  takes_sessions?: boolean | undefined
}

/** The fields as they are kept: trimmed, an empty address or number as none. Refuses what cannot be. */
export function checkedMember<T extends MemberChange>(change: T): T {
  const problems: Problem[] = []
  const kept = { ...change }
  if (change.name !== undefined) {
    kept.name = change.name.trim()
    if (kept.name === '') problems.push({ field: 'name', message: 'Name must not be empty.' })
  }
  if (change.phone !== undefined) kept.phone = change.phone?.trim() || null
  if (change.email !== undefined) {
    const reading = change.email === null || change.email.trim() === '' ? null : parseEmail(change.email)
    if (reading !== null && !reading.ok) problems.push({ field: 'email', message: reading.message })
    else kept.email = reading?.value ?? null
  }
  if (problems.length > 0) throw new Refusal('invalid', 'bad-member', { message: problems.map(({ message }) => message).join(' '), problems: problems })
  return kept
}
