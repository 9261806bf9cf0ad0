import { describe, expect, it } from 'vitest'
import { parseAddress } from './address.ts'

describe('an email address', () => {
  it.each([
    ['anna@example.com', 'anna@example.com'],
    ['  Anna.Miller@Example.COM ', 'anna.miller@example.com'],
    ['mailto:anna@example.com', 'anna@example.com'],
    ["o'brien+photos@mail.example.co.uk", "o'brien+photos@mail.example.co.uk"],
    ['anna@example.com.', 'anna@example.com'],
    ['anna@bücher.example', 'anna@xn--bcher-kva.example'],
    ['anna@studio.photography', 'anna@studio.photography'],
    ['anna@müller.рф', 'anna@xn--mller-kva.xn--p1ai'],
  ])('%j is read as %s', (typed, address) => {
    expect(parseAddress(typed)).toEqual({ ok: true, address })
  })

  it.each([
    ['', 'Write an email address, such as anna@example.com.'],
    ['anna', '“anna” is not an email address: the @ is missing.'],
    ['anna@b@example.com', 'more than one @'],
    ['@example.com', 'nothing before the @'],
    ['anna@', 'nothing after the @'],
    ['anna miller@example.com', 'a space or a line break'],
    ['anna@example.com\r\nBcc: all@example.com', 'a space or a line break'],
    ['anna@example.com\u0000', 'a space or a line break'],
    ['anna\u200b@example.com', 'a space or a line break'],
    ['Anna <anna@example.com>', 'a space or a line break'],
    ['<anna@example.com>', 'without a name or brackets'],
    ['a@example.com,b@example.com', 'one address alone'],
    ['änna@example.com', 'only plain letters'],
    ['"anna"@example.com', 'only plain letters'],
    ['.anna@example.com', 'a dot stands'],
    ['an..na@example.com', 'a dot stands'],
    ['anna@example', '“example” is not a full domain such as example.com'],
    ['anna@exa_mple.com', 'is not a full domain'],
    ['anna@-example.com', 'is not a full domain'],
    ['anna@example..com', 'is not a full domain'],
    ['anna@127.0.0.1', 'is not a full domain'],
    ['anna@0x7f.1', 'is not a full domain'],
    ['anna@[127.0.0.1]', 'is not a full domain'],
    ['anna@example.c', 'is not a full domain'],
    [`${'a'.repeat(65)}@example.com`, 'it is too long'],
  ])('%j is refused', (typed, reason) => {
    expect(parseAddress(typed)).toEqual({ ok: false, message: expect.stringContaining(reason) })
  })
})
