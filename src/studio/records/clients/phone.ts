import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { quoted, type Reading, refused, understood } from '#studio/calendar/reading.ts'

/** A phone number as it is kept, E.164: `+12559369339`. */
export type PhoneNumber = `+${string}`

/**
 * Reads a phone number as people write it; without a country code it is one of `country`. A number counts when it could be one
 * by its length: whether it is given out changes faster than any table of numbers. Extensions are refused, nobody can text one.
 */
export function readPhone(text: string, country: string): Reading<PhoneNumber> {
  const code = country.toUpperCase()
  const american = asAmerican(text, code)
  if (american !== null) return understood(american)
  const number = parsePhoneNumberFromString(text, isCountry(code) ? { defaultCountry: code, extract: false } : { extract: false })
  if (number === undefined || !number.isPossible()) {
    return refused(`${quoted(text)} is not a phone number. Write it with its area code, like (402) 555-0123, or with its country code, like +44 20 7946 0123.`)
  }
  if (number.ext !== undefined) return refused(`${quoted(text)} has an extension. Write the number alone and note the extension elsewhere.`)
  return understood(number.number as PhoneNumber)
}

function isCountry(code: string): code is CountryCode {
  return isSupportedCountry(code)
}

/**
 * A number as most of North America writes it, in a twentieth of the time that the library takes, which every row of a file waits for. Ten digits there
 * that begin with none of the codes for abroad could be a number.
 */
function asAmerican(text: string, code: string): PhoneNumber | null {
  const parts = /^(\+1[ .-]?)?(?:\(([2-9]\d\d)\) ?|([2-9]\d\d)[ .-]?)(\d{3})[ .-]?(\d{4})$/.exec(text)
  if (parts === null || (parts[1] === undefined && code !== 'US' && code !== 'CA')) return null
  return `+1${parts[2] ?? parts[3] ?? ''}${parts[4] ?? ''}${parts[5] ?? ''}`
}
