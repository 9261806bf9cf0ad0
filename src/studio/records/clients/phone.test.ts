import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { expect, test } from 'vitest'
import { readPhone } from './phone.ts'

test.each([
  ['(402) 555-0123', 'US', '+14025550123'],
  ['402.555.0123', 'us', '+14025550123'],
  ['+1 255 936 9339', 'US', '+12559369339'],
  ['1-402-555-0123', 'US', '+14025550123'],
  ['020 7946 0123', 'GB', '+442079460123'],
  ['+44 20 7946 0123', 'US', '+442079460123'],
  ['0664 1234567', 'AT', '+436641234567'],
])('%s in %s is %s', (text, country, number) => {
  expect(readPhone(text, country)).toEqual({ ok: true, value: number })
})

test.each([
  ['12', 'US', 'is not a phone number'],
  ['call me', 'US', 'is not a phone number'],
  ['', 'US', 'is not a phone number'],
  ['402-555-0123 ext. 12', 'US', 'has an extension'],
  ['402 555 0123 or 402 555 0124', 'US', 'is not a phone number'],
  ['402 555 0123', 'XX', 'is not a phone number'],
  ['9'.repeat(40), 'US', 'is not a phone number'],
])('%j in %s is refused', (text, country, why) => {
  expect(readPhone(text, country)).toEqual({ ok: false, message: expect.stringContaining(why) })
})

test('what is read without the library is what the library reads, with every area code and in every country of the code', () => {
  const ways = (area: number, rest: string) => [
    `(${area}) ${rest}-0123`,
    `${area}.${rest}.0123`,
    `${area}${rest}0123`,
    `+1${area}${rest}0123`,
    `+1 ${area} ${rest} 0123`,
  ]
  const differing = [200, 201, 242, 340, 402, 404, 416, 500, 555, 600, 649, 671, 684, 700, 787, 800, 809, 868, 876, 888, 900, 911, 999].flatMap((area) =>
    ['555', '911', '055', '155'].flatMap((rest) =>
      ways(area, rest).flatMap((text) =>
        ['US', 'CA', 'GB', 'AT'].filter((country) => {
          const number = parsePhoneNumberFromString(text, { defaultCountry: country as CountryCode, extract: false })
          const read = readPhone(text, country)
          return (read.ok ? read.value : null) !== (number?.isPossible() === true ? number.number : null)
        }),
      ),
    ),
  )
  expect(differing).toEqual([])
})
