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
