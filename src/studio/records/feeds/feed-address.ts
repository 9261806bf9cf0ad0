import type { KeyObject } from 'node:crypto'
import { Refusal, refuseField } from '#platform/refusal.ts'
import { decrypt, UnreadableSecret } from '#platform/secrets/secret-box.ts'

export type Login = { username?: string | undefined; password?: string | undefined }

/** An address with the name and password that go with it. Refuses what is no https address. */
export function addressFrom(text: string, { username, password }: Login): URL {
  // Calendar programs write their own word for a calendar's address.
  const written = text.trim().replace(/^webcals?:/i, 'https:')
  const url = URL.canParse(written) ? new URL(written) : null
  if (url?.protocol !== 'https:' || url.hostname === '')
    throw refuseField('address', 'feed-address', 'Write an address that begins with https://, as your browser shows it. Only encrypted addresses are asked.')
  url.hash = ''
  if (username !== undefined) url.username = encodeURIComponent(username)
  if (password !== undefined) url.password = encodeURIComponent(password)
  try {
    decodeURIComponent(url.username + url.password)
  } catch {
    throw new Refusal('invalid', 'feed-login', 'Give the user name and the password in their own fields, not within the address.')
  }
  return url
}

/** What of an address may be seen: what follows the question mark is often as good as a password. */
export function shownAddress({ origin, pathname, search }: URL): string {
  return `${origin}${pathname}${search === '' ? '' : '?…'}`
}

/** The address as it was encrypted. Refuses one that was kept under another key file. */
export function openAddress(box: string, key: KeyObject): URL {
  try {
    return new URL(decrypt(key, box))
  } catch (error) {
    if (!(error instanceof UnreadableSecret)) throw error
    throw new Refusal('unavailable', 'unreadable-address', `The address of this feed cannot be read. ${error.message}`)
  }
}
