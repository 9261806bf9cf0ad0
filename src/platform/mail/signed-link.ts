import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto'

/**
 * Makes a token for a link in a mail: the payload, readable by anybody, and a signature nobody can make without the key.
 * Only letters, digits, `-`, `_` and one `.`, so mail programs leave it whole. The payload says what the link is for and
 * whom it concerns (`unsubscribe:7:anna@example.com`), so a token for one thing never passes for another.
 */
export function sign(key: KeyObject, payload: string): string {
  const body = Buffer.from(payload, 'utf8').toString('base64url')
  return `${body}.${signature(key, body).toString('base64url')}`
}

/** The payload of a token this key signed; null for anything else. Takes the same time whichever byte differs. */
export function verify(key: KeyObject, token: string): string | null {
  const [body, signed, ...rest] = token.split('.')
  if (body === undefined || signed === undefined || rest.length > 0 || token.length > 4_000) return null
  const given = Buffer.from(signed, 'base64url')
  const expected = signature(key, body)
  // Base64 has several spellings of one value: only the one `sign` writes counts.
  const exact = given.toString('base64url') === signed && given.length === expected.length
  return exact && timingSafeEqual(given, expected) ? Buffer.from(body, 'base64url').toString('utf8') : null
}

/** 128 of the 256 bits keep links short and are still beyond guessing. The label keeps this use of the key apart from others. */
function signature(key: KeyObject, body: string): Buffer {
  return createHmac('sha256', key).update('hotshoe link v1\0').update(body).digest().subarray(0, 16)
}
