import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type CivilDate } from './civil-date.ts'
import { isTime, type WallTime } from './wall-time.ts'
import { dateAt, instantOf, nextClockChange, parseZone, startOfDay, wallClock, zones } from './zone.ts'

const uglyZones = [
  'America/Chicago',
  'Pacific/Auckland',
  'Europe/Berlin',
  'America/Santiago',
  'Africa/Cairo',
  'Asia/Beirut',
  'America/Havana',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Honolulu',
  'UTC',
]
const anyZone = fc.constantFrom(...uglyZones)
const anyDate = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2020-01-01', days))
const anyTime = fc.integer({ min: 0, max: 1439 }).map(clock)

describe('the instant of a wall time', () => {
  test.each<[CivilDate, WallTime, string, string]>([
    ['2026-05-04', '08:00', 'America/Chicago', '2026-05-04T13:00:00.000Z'],
    ['2026-01-04', '08:00', 'America/Chicago', '2026-01-04T14:00:00.000Z'],
    ['2026-05-04', '08:00', 'Pacific/Auckland', '2026-05-03T20:00:00.000Z'],
    ['2026-05-04', '08:00', 'Asia/Kathmandu', '2026-05-04T02:15:00.000Z'],
    // skipped by the clocks: as long after the gap as it is into it
    ['2026-03-08', '02:30', 'America/Chicago', '2026-03-08T08:30:00.000Z'],
    ['2026-03-29', '02:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    ['2026-09-06', '00:00', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
    ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z'],
    // shown twice: the first
    ['2026-11-01', '01:30', 'America/Chicago', '2026-11-01T06:30:00.000Z'],
    ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ])('%s %s in %s is %s', (date, time, zone, instant) => {
    expect(instantOf(date, time, zone).toISOString()).toBe(instant)
  })

  test('is what the wall clock shows, except where clocks skip it', () => {
    fc.assert(
      fc.property(anyDate, anyTime, anyZone, (date, time, zone) => {
        const shown = wallClock(instantOf(date, time, zone), zone)
        expect(shown.date).toBe(date)
        if (shown.time === time) return
        expect(shown.time > time).toBe(true)
        expect(nextClockChange(startOfDay(addDays(date, -1), zone), zone)?.getTime()).toBeLessThanOrEqual(instantOf(date, time, zone).getTime())
      }),
    )
  })
})

describe('the start of a day', () => {
  test.each<[CivilDate, string, string, WallTime]>([
    ['2026-05-04', 'America/Chicago', '2026-05-04T05:00:00.000Z', '00:00'],
    ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00.000Z', '01:00'],
    ['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00.000Z', '01:00'],
    ['2026-03-29', 'Asia/Beirut', '2026-03-28T22:00:00.000Z', '01:00'],
    ['2026-03-08', 'America/Havana', '2026-03-08T05:00:00.000Z', '01:00'],
  ])('%s in %s is %s, when clocks show %s', (date, zone, instant, time) => {
    expect(startOfDay(date, zone).toISOString()).toBe(instant)
    expect(wallClock(startOfDay(date, zone), zone)).toEqual({ date, time })
  })

  test('is the first instant of that date', () => {
    fc.assert(
      fc.property(anyDate, anyZone, (date, zone) => {
        const start = startOfDay(date, zone)
        expect(dateAt(start, zone)).toBe(date)
        expect(dateAt(new Date(start.getTime() - 1), zone) < date).toBe(true)
      }),
    )
  })
})

test('a server in any zone: the day is each studio’s', () => {
  const now = new Date('2026-05-04T11:30:00Z')
  expect(dateAt(now, 'Pacific/Auckland')).toBe('2026-05-04')
  expect(dateAt(new Date('2026-05-04T12:00:00Z'), 'Pacific/Auckland')).toBe('2026-05-05')
  expect(dateAt(now, 'Pacific/Honolulu')).toBe('2026-05-04')
  expect(dateAt(new Date('2026-05-04T09:59:59.999Z'), 'Pacific/Honolulu')).toBe('2026-05-03')
})

test('clocks change twice a year, or never', () => {
  expect(nextClockChange(new Date('2026-01-01T00:00:00Z'), 'America/Chicago')?.toISOString()).toBe('2026-03-08T08:00:00.000Z')
  expect(nextClockChange(new Date('2026-01-01T00:00:00Z'), 'UTC')).toBeNull()
})

test.each([
  ['America/Chicago', 'America/Chicago'],
  [' america/chicago ', 'America/Chicago'],
  ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['US/Central', 'US/Central'],
  ['utc', 'UTC'],
])('%s is the zone %s', (text, zone) => {
  expect(parseZone(text)).toEqual({ ok: true, value: zone })
})

test.each(['', 'Chicago', 'CST', 'EST5EDT', '+05:00', 'UTC+5', 'Etc/GMT+99', 'Mars/Olympus', '../../etc/passwd', "America/Chicago'; --"])(
  '"%s" is refused, with an example',
  (text) => {
    const answer = parseZone(text)
    expect(answer.ok ? answer.value : answer.message).toContain('is not a time zone. Use a region and a city, like America/Chicago or Europe/Berlin.')
  },
)

test('every zone that is offered is accepted', () => {
  expect(zones()).toContain('America/Chicago')
  expect(zones().filter((zone) => !parseZone(zone).ok)).toEqual([])
})

function clock(minutes: number): WallTime {
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  if (!isTime(time)) throw new RangeError(time)
  return time
}
