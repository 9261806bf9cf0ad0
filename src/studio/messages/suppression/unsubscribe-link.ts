import { sign, verify } from '#platform/mail/signed-link.ts'
import type { Deployment } from '#studio/staff/work.ts'

/** Whom a link takes off marketing mail: an address, in one studio. */
export type Unsubscriber = { studioId: number; address: string }

/** The way out that stands in marketing mail and its headers. The same for the same address, so a message rendered again is the same message. */
export function unsubscribeLink({ publicUrl, secretKey }: Deployment, { studioId, address }: Unsubscriber): string {
  return `${publicUrl}/u/${sign(secretKey, `unsubscribe:${studioId}:${address}`)}`
}

/** Reads the last part of such a link back; null when this deployment never gave it out. It does not expire: a wish to be left alone doesn't. */
export function readUnsubscribeToken({ secretKey }: Deployment, token: string): Unsubscriber | null {
  const parts = /^unsubscribe:(\d{1,15}):(.+)$/s.exec(verify(secretKey, token) ?? '')
  return parts === null ? null : { studioId: Number(parts[1]), address: parts[2] ?? '' }
}
