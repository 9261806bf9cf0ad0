import { expect, test } from 'vitest'
import { dateOf, daysFromToday, writtenDate, writtenInstant, writtenTime } from './written.ts'

const clock = { language: 'en-US', zone: 'America/Chicago', today: '2026-03-08' }

test('a civil date is written as it is, whatever zone the machine stands in', () => {
  expect(writtenDate('2026-06-02', clock)).toBe('Tue, Jun 2')
  expect(writtenDate('2027-01-01', clock)).toBe('Fri, Jan 1, 2027')
  expect(writtenDate('2028-02-29', clock)).toBe('Tue, Feb 29, 2028')
})

test('an instant is written as the wall clocks of the studio show it', () => {
  expect(writtenInstant('2026-11-22T03:30:00Z', clock)).toMatch(/^Nov 21, 9:30\sPM$/)
  expect(writtenInstant('2026-11-22T03:30:00Z', { ...clock, zone: 'Pacific/Auckland' })).toMatch(/^Nov 22, 4:30\sPM$/)
})

test('the day of an instant is the one the wall clocks of the studio show', () => {
  expect(dateOf('2026-11-23T06:00:00Z', clock)).toBe('2026-11-23')
  expect(dateOf('2026-11-23T05:59:00Z', clock)).toBe('2026-11-22')
  expect(dateOf('2027-01-01T03:30:00Z', { ...clock, zone: 'Pacific/Auckland' })).toBe('2027-01-01')
})

test('around New Year the year of the wall clocks decides whether it is written', () => {
  const eve = { ...clock, today: '2026-12-31' }
  expect(writtenInstant('2027-01-01T03:30:00Z', eve)).toMatch(/^Dec 31, 9:30\sPM$/)
  expect(writtenInstant('2026-12-31T12:00:00Z', { ...eve, zone: 'Pacific/Auckland' })).toMatch(/^Jan 1, 2027, 1:00\sAM$/)
})

test('a wall time has no zone', () => {
  expect(writtenTime('14:05', clock)).toMatch(/^2:05\sPM$/)
})

test('days are counted over the night in which clocks change', () => {
  expect(daysFromToday('2026-03-09', clock)).toBe(1)
  expect(daysFromToday('2026-03-07', clock)).toBe(-1)
  expect(daysFromToday('2026-03-08', clock)).toBe(0)
})
