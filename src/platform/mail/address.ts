import { domainToASCII } from 'node:url'

export type ParsedAddress = { ok: true; address: string } | { ok: false; message: string }

/**
 * Reads one email address as a person typed it. The result is in lower case, with an international domain in its ASCII form,
 * so that two spellings of one mailbox compare equal. A refusal is a sentence with what is wrong.
 * The rules are those of RFC 5321 as mailboxes are given out in practice: no quoted names, no bare IP addresses.
 */
export function parseAddress(text: string): ParsedAddress {
  const typed = text.trim().replace(/^mailto:/i, '')
  const refuse = (what: string): ParsedAddress => ({ ok: false, message: `“${readable(typed)}” is not an email address: ${what}.` })
  if (typed === '') return { ok: false, message: 'Write an email address, such as anna@example.com.' }
  if (/[\s\p{Cc}\p{Cf}]/u.test(typed)) return refuse('it has a space or a line break in it')
  if (/[,;<>]/.test(typed)) return refuse('write one address alone, without a name or brackets')
  const parts = typed.split('@')
  const [name = '', domain = ''] = parts
  if (parts.length !== 2) return refuse(parts.length === 1 ? 'the @ is missing' : 'it has more than one @')
  if (name === '' || domain === '') return refuse(`there is nothing ${name === '' ? 'before' : 'after'} the @`)
  if (!/^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+$/i.test(name)) return refuse('only plain letters, digits and a few signs can stand before the @')
  if (name.startsWith('.') || name.endsWith('.') || name.includes('..')) return refuse('a dot stands at a place where none can be')
  const host = asciiDomain(domain)
  if (host === null) return refuse(`“${readable(domain)}” is not a full domain such as example.com`)
  if (name.length > 64 || name.length + host.length > 253) return refuse('it is too long')
  return { ok: true, address: `${name}@${host}`.toLowerCase() }
}

function asciiDomain(domain: string): string | null {
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return null
  // A final dot is correct in DNS and means nothing here.
  const bare = domain.replace(/\.$/, '').toLowerCase()
  const ascii = /^[a-z0-9.-]+$/.test(bare) ? bare : domainToASCII(bare)
  const labels = ascii.split('.')
  const wellFormed = labels.length > 1 && labels.every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label))
  return wellFormed && /^(?:[a-z]{2,}|xn--[a-z0-9-]+)$/.test(labels.at(-1) ?? '') ? ascii : null
}

function readable(text: string): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
  return clean.length > 60 ? `${clean.slice(0, 60)}…` : clean
}
