import { createHash } from 'node:crypto'

/** `all`: nothing goes there any more (it bounced, or they complained); `marketing`: reminders still go. */
export const suppressionScopes = ['all', 'marketing'] as const
export type SuppressionScope = (typeof suppressionScopes)[number]

export const suppressionReasons = {
  unsubscribed: { label: 'Unsubscribed' },
  bounced: { label: 'Address does not accept mail' },
  complained: { label: 'Marked as spam' },
  'by-hand': { label: 'Added by the studio' },
} as const
export type SuppressionReason = keyof typeof suppressionReasons

/** The key of an address: kept when the address itself is erased, so that an erased client stays protected. */
export function addressHash(address: string): Buffer {
  return createHash('sha256').update(address.trim().toLowerCase()).digest()
}
