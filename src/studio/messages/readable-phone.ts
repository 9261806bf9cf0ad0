import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

const known = new Map<string, string>()
const mostKnown = 10_000

/** A kept number as people write it: `(402) 555-0123` at home, `+44 20 7946 0123` from abroad. What is no number stays as it is. */
export function readablePhone(phone: string, homeCountry: string): string {
  const key = `${homeCountry} ${phone}`
  const before = known.get(key)
  if (before !== undefined) return before
  const number = parsePhoneNumberFromString(phone)
  const readable = number === undefined ? phone : number.country === homeCountry ? number.formatNational() : number.formatInternational()
  if (known.size >= mostKnown) known.clear()
  known.set(key, readable)
  return readable
}
