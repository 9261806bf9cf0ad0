import { quoted, type Reading, refused, understood } from '#studio/calendar/reading.ts'

/** Reads one email address, without a name around it. Line breaks and further addresses are refused, so that no header can be slipped in. */
export function parseEmail(text: string): Reading<string> {
  const address = text.trim()
  const parts = /^[^\s@<>(),;:"\\[\]\p{Cc}]+@(?<domain>[^\s@<>(),;:"\\[\]\p{Cc}]+)$/u.exec(address)
  if (address.length > 254 || parts === null || !isDomain(parts.groups?.domain ?? '') || hasOddDots(address)) {
    return refused(`${quoted(text)} is not an email address. Write it like name@example.com.`)
  }
  return understood(address)
}

function isDomain(domain: string): boolean {
  return domain.split('.').every((label) => /^[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?$/u.test(label)) && (domain.includes('.') || domain === 'localhost')
}

function hasOddDots(address: string): boolean {
  return address.startsWith('.') || address.includes('..') || address.includes('.@')
}
