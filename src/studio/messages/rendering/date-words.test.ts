import { describe, expect, it } from 'vitest'
import { clockTime, longDate } from './date-words.ts'

describe('dates in words', () => {
  it.each([
    ['2026-11-21', 'en-US', 'Saturday, November 21, 2026'],
    ['2026-11-21', 'de', 'Samstag, 21. November 2026'],
    ['2028-02-29', 'en', 'Tuesday, February 29, 2028'],
    ['2026-01-01', 'xx-invalid-language', 'Thursday, January 1, 2026'],
    ['2026-01-01', '', 'Thursday, January 1, 2026'],
  ])('%s in %s', (day, language, words) => {
    expect(longDate(day, language)).toBe(words)
  })

  it.each([
    ['16:00', 'en-US', '4:00 PM'],
    ['00:05:00', 'en-US', '12:05 AM'],
    ['02:30', 'en-US', '2:30 AM'],
    ['16:00', 'de', '16:00'],
  ])('%s in %s', (time, language, words) => {
    expect(clockTime(time, language)).toBe(words)
  })
})
