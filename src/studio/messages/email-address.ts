import { domainToASCII } from 'node:url'

const local = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const domain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i

/**
 * Whether mail can be handed over for an address: one mailbox, in letters every mail server takes, at a full domain name. Nothing
 * that passes can break out of a header or name a second recipient.
 */
export function isEmailAddress(address: string): boolean {
  const at = address.lastIndexOf('@')
  if (at < 1 || at > 64 || address.length > 254) return false
  return local.test(address.slice(0, at)) && domain.test(asciiDomain(address))
}

/** The domain of an address as DNS knows it; '' when it has none. */
export function asciiDomain(address: string): string {
  const written = address.slice(address.lastIndexOf('@') + 1)
  // The URL parser would read more than a name out of these.
  return /[\s/?#:@%[\]\\]/.test(written) ? '' : domainToASCII(written)
}

/** A text as it may stand in a header: one line, no control characters. */
export function headerLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
}
