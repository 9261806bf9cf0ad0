import { suppressAddress } from '#studio/messages/suppression/suppress-address.ts'
import type { Work } from '#studio/staff/work.ts'

/** A message that failed for good: to which address, and what the refusal was about. */
export type Failed = { id: number; to_address: string; scope: string | null; reason: string | null; rehearsed_to: string | null }

/** Stops the address where the failure was its fault. In rehearsal the studio's own was refused: that says nothing about the client's. */
export async function stopWrongAddress(work: Work, { to_address, scope, reason, rehearsed_to }: Failed): Promise<void> {
  if (scope !== 'recipient' || rehearsed_to !== null) return
  await suppressAddress(work, { channel: 'email', address: to_address, scope: 'all', reason: 'bounced', source: reason ?? '' })
}
