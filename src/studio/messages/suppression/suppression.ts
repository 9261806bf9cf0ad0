/** `all`: nothing goes there any more (it bounced, or they complained); `marketing`: reminders still go. */
export const suppressionScopes = ['all', 'marketing'] as const
export type SuppressionScope = (typeof suppressionScopes)[number]

export const suppressionReasons = {
  unsubscribed: { label: 'Unsubscribed' },
  bounced: { label: 'Address does not accept mail' },
  complained: { label: 'Marked as spam' },
  'by-hand': { label: 'Added by the studio' },
  'wrong-number': { label: 'Wrong number' },
} as const
export type SuppressionReason = keyof typeof suppressionReasons
export const suppressionReasonNames = Object.keys(suppressionReasons) as SuppressionReason[]

/** What stops an address, while it is not lifted. */
export type Stop = { scope: SuppressionScope; reason: SuppressionReason }
