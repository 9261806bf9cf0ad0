import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalsOf, editedMoney, parseMoney, parseQuantity, writtenMoney } from './money.ts'

const dollars = { currency: 'USD', language: 'en-US' }
const euros = { currency: 'EUR', language: 'de-DE' }

describe('an amount as people type it', () => {
  test.each([
    ['1,234.50', 123_450],
    ['1.234,50', 123_450],
    ['1234.5', 123_450],
    ['1234', 123_400],
    ['12,50', 1250],
    ['1,234', 123_400],
    ['1,234,567', 123_456_700],
    ['1.234.567', 123_456_700],
    ['12,34,567.89', 123_456_789],
    ["1'234.50", 123_450],
    ['1 234,50', 123_450],
    ['$35', 3500],
    ['35 USD', 3500],
    ['usd 35', 3500],
    ['.5', 50],
    ['-20', -2000],
    ['−20', -2000],
    ['-$20.00', -2000],
    ['20-', -2000],
    ['(20)', -2000],
    ['0', 0],
    ['-0', 0],
  ])('%s is %i cents in the United States', (text, cents) => {
    expect(parseMoney(text, dollars)).toEqual({ ok: true, value: cents })
  })

  test.each([
    ['1.234', 123_400],
    ['1.234,5', 123_450],
    ['1,5', 150],
    ['1.234,50 €', 123_450],
  ])('%s is %i cents in Germany', (text, cents) => {
    expect(parseMoney(text, euros)).toEqual({ ok: true, value: cents })
  })

  test('what can be read in two ways is refused, and says how to write it', () => {
    expect(parseMoney('1.234', dollars)).toEqual({ ok: false, message: '"1.234" can be read in two ways. Write 1,234.00 or 12.00.' })
    expect(parseMoney('1,234', euros)).toEqual({ ok: false, message: '"1,234" can be read in two ways. Write 1.234,00 or 12,00.' })
    expect(parseMoney('1.234', { currency: 'EUR', language: 'fr' })).toMatchObject({ ok: false })
  })

  test.each(['', ' ', 'ten', '12.', '1,23,4', '1.2.3', '1,234.56.7', '12,345.6789', '--5', '(5', '-5-', '1e3', '$', '€ 5 USD x', '99999999999999999'])(
    'refuses “%s” with a sentence',
    (text) => {
      expect(parseMoney(text, dollars)).toMatchObject({ ok: false, message: expect.stringMatching(/\.$/) })
    },
  )

  test('a currency without a smaller coin takes whole numbers only, one with three decimals takes three', () => {
    expect(parseMoney('1,200', { currency: 'JPY', language: 'ja' })).toEqual({ ok: true, value: 1200 })
    expect(parseMoney('1200.50', { currency: 'JPY', language: 'ja' })).toMatchObject({ ok: false })
    expect(parseMoney('1.234', { currency: 'KWD', language: 'en' })).toEqual({ ok: true, value: 1234 })
  })

  test('what the studio writes is read as the same again, in whatever language and currency', () => {
    const styles = fc.record({
      currency: fc.constantFrom('USD', 'EUR', 'CHF', 'JPY', 'KWD', 'INR', 'SEK', 'BRL'),
      language: fc.constantFrom('en-US', 'en-IN', 'de-DE', 'de-CH', 'fr-FR', 'sv-SE', 'ja-JP', 'pt-BR', 'es-ES', 'pl-PL'),
    })
    fc.assert(
      fc.property(styles, fc.integer({ min: -10_000_000_000, max: 10_000_000_000 }), (style, amount) => {
        // Three decimals after up to three digits are grouped thousands or a fraction: those two are told apart by the language alone.
        expect(parseMoney(editedMoney(amount, style), style)).toEqual({ ok: true, value: amount })
        const words = writtenMoney(amount, style).replaceAll(/[^\d.,\s'’−-]|^kr\.?/gu, '')
        expect(parseMoney(words, style)).toEqual({ ok: true, value: amount })
      }),
    )
  })
})

test('money is written as the studio writes it', () => {
  expect(writtenMoney(123_450, dollars)).toBe('$1,234.50')
  expect(writtenMoney(-123_450, dollars)).toBe('-$1,234.50')
  expect(writtenMoney(123_450, euros)).toBe('1.234,50\u00A0€')
  expect(writtenMoney(1200, { currency: 'JPY', language: 'en-US' })).toBe('¥1,200')
  expect([decimalsOf('USD'), decimalsOf('JPY'), decimalsOf('KWD')]).toEqual([2, 0, 3])
})

describe('a quantity', () => {
  test.each([
    ['2', 2],
    ['1.5', 1.5],
    ['1,5', 1.5],
    ['0.125', 0.125],
    ['1,250', 1250],
    ['1.250', 1.25],
  ])('%s is %d', (text, quantity) => {
    expect(parseQuantity(text, 'en-US')).toEqual({ ok: true, value: quantity })
  })
  test.each(['0', '-1', '', 'two', '1.2345', '1,250.5,1'])('refuses “%s” with a sentence', (text) => {
    expect(parseQuantity(text, 'en-US')).toMatchObject({ ok: false, message: expect.stringMatching(/\.$/) })
  })
})
