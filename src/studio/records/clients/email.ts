import { parseAddress } from '#platform/mail/address.ts'
import type { Reading } from '#studio/calendar/reading.ts'

/** An email address as it is kept. */
export function readEmail(text: string): Reading<string> {
  const parsed = parseAddress(text)
  return parsed.ok ? { ok: true, value: parsed.address } : parsed
}
