import { describe, expect, test } from 'vitest'
import type { WallTime } from '#studio/calendar/wall-time.ts'
import type { Weekday } from '#studio/calendar/weekday.ts'
import { isDue, nextRun, type Schedule, scheduleLabel } from './schedule.ts'

const all: Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const at = (times: WallTime[], days: Weekday[] = all): Schedule => ({ times, days })
const next = (schedule: Schedule, zone: string, from: string) => nextRun(schedule, { zone, from: new Date(from) }).toISOString()

describe('at times of the day', () => {
  test.each([
    ['later today', at(['07:00', '13:00']), 'America/Chicago', '2026-11-20T14:00:00Z', '2026-11-20T19:00:00.000Z'],
    ['the very second is over: the next one', at(['07:00', '13:00']), 'America/Chicago', '2026-11-20T13:00:00Z', '2026-11-20T19:00:00.000Z'],
    ['tomorrow', at(['07:00']), 'America/Chicago', '2026-11-20T19:00:01Z', '2026-11-21T13:00:00.000Z'],
    ['over the weekend', at(['07:00'], [1, 2, 3, 4, 5]), 'America/Chicago', '2026-11-20T19:00:01Z', '2026-11-23T13:00:00.000Z'],
    ['the same day a week later', at(['07:00'], [5]), 'America/Chicago', '2026-11-20T13:00:00Z', '2026-11-27T13:00:00.000Z'],
    ['in an order of their own', at(['13:00', '07:00']), 'America/Chicago', '2026-11-20T12:00:00Z', '2026-11-20T13:00:00.000Z'],
    ['spring gap: at the first minute after it', at(['02:30']), 'America/Chicago', '2026-03-08T06:00:00Z', '2026-03-08T08:00:00.000Z'],
    ['spring gap, half an hour (Lord Howe)', at(['02:15']), 'Australia/Lord_Howe', '2026-10-03T14:00:00Z', '2026-10-03T15:30:00.000Z'],
    ['two times in the gap are one run', at(['02:10', '02:50']), 'America/Chicago', '2026-03-08T08:00:00Z', '2026-03-09T07:10:00.000Z'],
    ['case 10: midnight is skipped (Beirut)', at(['00:00']), 'Asia/Beirut', '2026-03-28T10:00:00Z', '2026-03-28T22:00:00.000Z'],
    ['autumn: at the first showing', at(['01:30']), 'America/Chicago', '2026-11-01T05:00:00Z', '2026-11-01T06:30:00.000Z'],
    ['autumn: not at the second', at(['01:30']), 'America/Chicago', '2026-11-01T06:30:00Z', '2026-11-02T07:30:00.000Z'],
    ['autumn: asked between the two showings', at(['01:30']), 'America/Chicago', '2026-11-01T07:00:00Z', '2026-11-02T07:30:00.000Z'],
    ['29 February', at(['07:00']), 'UTC', '2028-02-28T08:00:00Z', '2028-02-29T07:00:00.000Z'],
    ['from 28 February into March', at(['07:00']), 'UTC', '2027-02-28T08:00:00Z', '2027-03-01T07:00:00.000Z'],
    ['into the next year', at(['00:00']), 'Pacific/Auckland', '2026-12-31T10:00:00Z', '2026-12-31T11:00:00.000Z'],
    ['a day that never was (Apia): as soon as there is a day again', at(['07:00'], [5]), 'Pacific/Apia', '2011-12-30T00:00:00Z', '2011-12-30T10:00:00.000Z'],
    ['the day after the one that never was', at(['07:00'], [6]), 'Pacific/Apia', '2011-12-30T00:00:00Z', '2011-12-30T17:00:00.000Z'],
  ])('%s', (_, schedule, zone, from, expected) => expect(next(schedule, zone, from)).toBe(expected))

  test('case 15: in another zone the same wall time is another instant', () => {
    const morning = at(['07:00'])
    expect(['Pacific/Honolulu', 'America/Chicago', 'Pacific/Auckland'].map((zone) => next(morning, zone, '2026-11-20T12:00:00Z'))).toEqual([
      '2026-11-20T17:00:00.000Z',
      '2026-11-20T13:00:00.000Z',
      '2026-11-20T18:00:00.000Z',
    ])
  })

  test('a week away is one run, not many', () => {
    const schedule = at(['07:00', '13:00'])
    const back = new Date('2026-11-27T19:00:00Z')
    expect(isDue(schedule, { zone: 'UTC', from: new Date('2026-11-20T07:00:00Z') }, back)).toBe(true)
    expect(isDue(schedule, { zone: 'UTC', from: back }, back)).toBe(false)
    expect(next(schedule, 'UTC', back.toISOString())).toBe('2026-11-28T07:00:00.000Z')
  })
})

describe('again and again', () => {
  const office: Schedule = { every_seconds: 600, hours: { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' } }

  test('around the clock it is always due, and comes after its time', () => {
    const always: Schedule = { every_seconds: 90, hours: null }
    expect(next(always, 'UTC', '2026-11-20T23:59:00Z')).toBe('2026-11-21T00:00:30.000Z')
    expect(isDue(always, { zone: 'UTC', from: new Date() }, new Date())).toBe(true)
  })

  test('within hours it waits for the next opening', () => {
    expect(next(office, 'America/Chicago', '2026-11-20T22:45:00Z')).toBe('2026-11-20T22:55:00.000Z')
    expect(next(office, 'America/Chicago', '2026-11-20T22:55:00Z')).toBe('2026-11-23T15:00:00.000Z')
    expect(isDue(office, { zone: 'America/Chicago', from: new Date(0) }, new Date('2026-11-21T18:00:00Z'))).toBe(false)
    expect(isDue(office, { zone: 'America/Chicago', from: new Date(0) }, new Date('2026-11-20T18:00:00Z'))).toBe(true)
  })

  test('case 11: hours that lie in the skipped hour open the next time', () => {
    const short: Schedule = { every_seconds: 60, hours: { days: [1, 2, 3, 4, 5, 6, 7], from: '02:00', to: '02:30' } }
    expect(next(short, 'America/Chicago', '2026-03-08T07:59:00Z')).toBe('2026-03-09T07:00:00.000Z')
  })

  test('case 13: overnight hours last over midnight', () => {
    const night: Schedule = { every_seconds: 3600, hours: { days: [5], from: '20:00', to: '06:00' } }
    expect(next(night, 'UTC', '2026-11-20T23:30:00Z')).toBe('2026-11-21T00:30:00.000Z')
    expect(next(night, 'UTC', '2026-11-21T05:30:00Z')).toBe('2026-11-27T20:00:00.000Z')
  })
})

test.each<[string, Schedule]>([
  ['every minute', { every_seconds: 60, hours: null }],
  ['every 90 seconds', { every_seconds: 90, hours: null }],
  ['every 2 hours, Mon–Fri, 9:00 AM to 5:00 PM', { every_seconds: 7200, hours: { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' } }],
  ['every hour, Fri, 8:00 PM to 6:00 AM the next morning', { every_seconds: 3600, hours: { days: [5], from: '20:00', to: '06:00' } }],
  ['every day, Sat, Sun', { every_seconds: 86_400, hours: { days: [6, 7], from: '00:00', to: '00:00' } }],
  ['Mon–Fri at 7:00 AM and 1:00 PM', at(['13:00', '07:00'], [1, 2, 3, 4, 5])],
  ['every day at 7:00 AM', at(['07:00'])],
])('%s', (said, schedule) => expect(scheduleLabel(schedule)).toBe(said))
