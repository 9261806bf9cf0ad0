import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isOpen, nextOpening, opensOn, parseSendingHours, type SendingHours, sendingHoursLabel, usualSendingHours } from './sending-hours.ts'
import { isTime, type WallTime } from './wall-time.ts'
import { isWeekday, type Weekday } from './weekday.ts'
import { type Zone } from './zone.ts'

const chicago = 'America/Chicago'
const everyDay: Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const minute = 60_000

describe('the usual hours, Monday to Saturday 9:00 to 19:30', () => {
  test.each([
    ['2026-05-04T13:59:59.999Z', '2026-05-04T14:00:00.000Z'], // Monday just before nine
    ['2026-05-04T14:00:00.000Z', '2026-05-04T14:00:00.000Z'],
    ['2026-05-05T00:29:59.999Z', '2026-05-05T00:29:59.999Z'], // Monday just before 19:30
    ['2026-05-05T00:30:00.000Z', '2026-05-05T14:00:00.000Z'],
    ['2026-05-10T00:30:00.000Z', '2026-05-11T14:00:00.000Z'], // Saturday evening: Monday
    ['2026-03-08T12:00:00.000Z', '2026-03-09T14:00:00.000Z'], // the Sunday on which clocks change
  ])('a message that is ready at %s may leave at %s', (ready, leaves) => {
    expect(nextOpening(new Date(ready), usualSendingHours, chicago).toISOString()).toBe(leaves)
    expect(isOpen(new Date(ready), usualSendingHours, chicago)).toBe(ready === leaves)
  })
})

describe('case 13: hours over midnight, 20:00 to 06:00', () => {
  const hours: SendingHours = { days: [5], from: '20:00', to: '06:00' }

  test.each([
    ['2026-05-09T00:59:00Z', '2026-05-09T01:00:00.000Z'], // Friday 19:59
    ['2026-05-09T09:00:00Z', '2026-05-09T09:00:00.000Z'], // Saturday 04:00 belongs to Friday
    ['2026-05-09T11:00:00Z', '2026-05-16T01:00:00.000Z'], // Saturday 06:00: closed until next Friday
    ['2026-05-08T09:00:00Z', '2026-05-09T01:00:00.000Z'], // Friday 04:00 belongs to Thursday
  ])('at %s: open at %s', (ready, leaves) => {
    expect(nextOpening(new Date(ready), hours, chicago).toISOString()).toBe(leaves)
  })
})

describe('case 11: hours that clocks skip, 02:00 to 02:30 on the spring day', () => {
  const hours: SendingHours = { days: everyDay, from: '02:00', to: '02:30' }

  test('never open that day: the next opening is tomorrow', () => {
    expect(nextOpening(new Date('2026-03-08T06:00:00Z'), hours, chicago).toISOString()).toBe('2026-03-09T07:00:00.000Z')
    expect(opensOn('2026-03-07', hours, chicago)).toBe(true)
    expect(opensOn('2026-03-08', hours, chicago)).toBe(false)
    expect(opensOn('2026-03-09', hours, chicago)).toBe(true)
  })

  test('only on Sundays: the next opening is a week later', () => {
    expect(nextOpening(new Date('2026-03-08T06:00:00Z'), { ...hours, days: [7] }, chicago).toISOString()).toBe('2026-03-15T07:00:00.000Z')
  })

  test('that begin in the gap and end after it open when clocks go on', () => {
    expect(nextOpening(new Date('2026-03-08T06:00:00Z'), { ...hours, to: '04:00' }, chicago).toISOString()).toBe('2026-03-08T08:00:00.000Z')
  })
})

describe('case 12: hours that clocks show twice', () => {
  test('01:00 to 02:00 are open for two real hours', () => {
    const hours: SendingHours = { days: everyDay, from: '01:00', to: '02:00' }
    expect(minutesOpen('2026-11-01T05:00:00Z', 4, hours)).toBe(120)
    expect(nextOpening(new Date('2026-11-01T05:00:00Z'), hours, chicago).toISOString()).toBe('2026-11-01T06:00:00.000Z')
  })

  test('01:00 to 01:30 open, close, and open again', () => {
    const hours: SendingHours = { days: everyDay, from: '01:00', to: '01:30' }
    expect(nextOpening(new Date('2026-11-01T06:30:00Z'), hours, chicago).toISOString()).toBe('2026-11-01T07:00:00.000Z')
    expect(nextOpening(new Date('2026-11-01T07:30:00Z'), hours, chicago).toISOString()).toBe('2026-11-02T07:00:00.000Z')
  })

  test('00:30 to 01:15 open again when clocks go back', () => {
    const hours: SendingHours = { days: everyDay, from: '00:30', to: '01:15' }
    expect(nextOpening(new Date('2026-11-01T06:20:00Z'), hours, chicago).toISOString()).toBe('2026-11-01T07:00:00.000Z')
  })
})

test('a day that begins at 01:00 opens at its first minute', () => {
  const hours: SendingHours = { days: everyDay, from: '00:00', to: '06:00' }
  expect(nextOpening(new Date('2026-09-05T15:00:00Z'), hours, 'America/Santiago').toISOString()).toBe('2026-09-06T04:00:00.000Z')
})

test('00:00 to 00:00 is always open on its days', () => {
  const hours: SendingHours = { days: [1], from: '00:00', to: '00:00' }
  expect(minutesOpen('2026-05-03T00:00:00Z', 72, hours)).toBe(24 * 60)
})

test('a free day does not open', () => {
  expect(opensOn('2026-05-10', usualSendingHours, chicago)).toBe(false)
  expect(opensOn('2026-05-09', usualSendingHours, chicago)).toBe(true)
})

test('hours read as people say them', () => {
  expect(sendingHoursLabel(usualSendingHours)).toBe('Mon–Sat, 9:00 AM to 7:30 PM')
  expect(sendingHoursLabel({ days: everyDay, from: '20:00', to: '06:00' })).toBe('every day, 8:00 PM to 6:00 AM the next morning')
  expect(sendingHoursLabel({ days: [6, 7], from: '00:00', to: '00:00' })).toBe('Sat, Sun, around the clock')
})

test('hours without a day, or without length, are refused', () => {
  expect(parseSendingHours({ days: [6, 1], from: '09:00', to: '19:30' })).toEqual({ ok: true, value: { days: [1, 6], from: '09:00', to: '19:30' } })
  expect(parseSendingHours({ days: [], from: '09:00', to: '19:30' })).toMatchObject({ ok: false, message: expect.stringContaining('at least one weekday') })
  expect(parseSendingHours({ days: [9], from: '09:00', to: '19:30' })).toMatchObject({ ok: false })
  expect(parseSendingHours({ days: [1], from: '09:00', to: '09:00' })).toMatchObject({ ok: false, message: expect.stringContaining('over when they begin') })
})

test('the next opening is open, and every minute before it is closed', () => {
  const anyHours = fc.record({
    days: fc.subarray(everyDay, { minLength: 1 }).map((days) => days.filter(isWeekday)),
    from: fc.integer({ min: 0, max: 95 }).map(quarter),
    to: fc.integer({ min: 0, max: 95 }).map(quarter),
  })
  const anyZone = fc.constantFrom<Zone>(chicago, 'America/Santiago', 'Australia/Lord_Howe', 'Asia/Beirut', 'Pacific/Auckland')
  // Around the changes of 2026 in those zones.
  const anyInstant = fc
    .tuple(
      fc.constantFrom('2026-03-07', '2026-03-28', '2026-04-04', '2026-09-05', '2026-09-26', '2026-10-03', '2026-10-24', '2026-10-31'),
      fc.integer({ min: 0, max: 3 * 1440 }),
    )
    .map(([date, minutes]) => new Date(Date.parse(`${date}T00:00:00Z`) + minutes * minute))
  fc.assert(
    fc.property(anyInstant, anyHours, anyZone, (instant, hours, zone) => {
      const opening = nextOpening(instant, hours, zone)
      expect(isOpen(opening, hours, zone)).toBe(true)
      const latest = Math.min(opening.getTime(), instant.getTime() + 1440 * minute)
      for (let at = instant.getTime(); at < latest; at += 15 * minute) expect(isOpen(new Date(at), hours, zone)).toBe(false)
      if (opening > instant) expect(isOpen(new Date(opening.getTime() - 1), hours, zone)).toBe(false)
    }),
    { numRuns: 300 },
  )
}, 30_000)

function minutesOpen(from: string, hoursLong: number, hours: SendingHours): number {
  const start = Date.parse(from)
  return Array.from({ length: hoursLong * 60 }, (_, index) => new Date(start + index * minute)).filter((instant) => isOpen(instant, hours, chicago)).length
}

function quarter(number: number): WallTime {
  const time = `${String(Math.floor(number / 4)).padStart(2, '0')}:${String((number % 4) * 15).padStart(2, '0')}`
  if (!isTime(time)) throw new RangeError(time)
  return time
}

test('from midnight to midnight is around the clock; other hours that end when they begin are a slip', () => {
  const days = [1, 2] as const
  expect(parseSendingHours({ days, from: '00:00', to: '00:00' })).toEqual({ ok: true, value: { days, from: '00:00', to: '00:00' } })
  expect(parseSendingHours({ days, from: '09:00', to: '09:00' }).ok).toBe(false)
  expect(sendingHoursLabel({ days, from: '00:00', to: '00:00' })).toBe('Mon, Tue, around the clock')
})

test('hours that last until the clocks go forward open on that day, hours that lie in the gap do not, over midnight they still do', () => {
  const everyDay = [1, 2, 3, 4, 5, 6, 7] as const
  const opens = (from: `${number}:${number}`, to: `${number}:${number}`) => opensOn('2026-03-08', { days: everyDay, from, to }, 'America/Chicago')
  expect(opens('02:00', '02:30')).toBe(false)
  expect(opens('01:30', '02:30')).toBe(true)
  expect(opens('02:30', '03:30')).toBe(true)
  expect(opens('23:00', '02:00')).toBe(true)
  expect(opens('02:00', '01:00')).toBe(true)
})

test('hours within the hour that comes twice open twice', () => {
  const hours = { days: [7], from: '01:30', to: '01:45' } as const
  const opening = (after: string) => nextOpening(new Date(after), hours, 'America/Chicago')
  expect(opening('2026-11-01T06:00:00Z')).toEqual(new Date('2026-11-01T06:30:00Z'))
  expect(opening('2026-11-01T06:50:00Z')).toEqual(new Date('2026-11-01T07:30:00Z'))
})
