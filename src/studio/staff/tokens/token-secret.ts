import { createHash, randomBytes } from 'node:crypto'

/** A token as programs send it: `hs_<studio>_<random>`. The number lets it be looked up under that studio's policy. */
export function newSecret(studioId: number): string {
  return `hs_${studioId}_${randomBytes(24).toString('base64url')}`
}

/** The studio a secret names, or null when it is no token of Hotshoe. */
export function studioOfSecret(secret: string): number | null {
  const number = /^hs_(\d{1,15})_[\w-]{20,100}$/.exec(secret)?.[1]
  return number === undefined ? null : Number(number)
}

/** What is kept of a secret. It is random and long, so a plain hash suffices. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
