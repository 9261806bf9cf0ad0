import { expect, test } from 'vitest'
import type { SendingHours } from '#studio/calendar/sending-hours.ts'
import { fateOf, type Way } from './fate.ts'

const began = new Date('2026-06-08T20:00:00Z')
const chance = {
  subject_id: 1,
  client_id: 1,
  session_id: null,
  family_member_id: null,
  ancestry: [],
  occurrence: '1',
  due_on: '2026-06-01',
  due_at: new Date('2026-06-01T05:00:00Z'),
  valid_until: '2026-06-09',
  at: began,
  found_on: '2026-06-08',
  until: new Date('2026-07-01T00:00:00Z'),
  late: true,
} as const
const mornings: SendingHours = { days: [1, 2, 3, 4, 5], from: '09:00', to: '10:00' }
const way = (late: Way['late'], hours = mornings): Way => ({
  rule: { triggerId: 1, hours, settleMinutes: 90, settles: true, stays: false },
  automation: { hours: mornings, settleMinutes: 5, paused: false, dailyCap: null, mergesSameDay: false, bulkLimit: 50 },
  zone: 'America/Chicago',
  now: new Date('2026-12-01T12:00:00Z'),
  late,
})
const told = (one: Partial<typeof chance> | object, by: Way) => {
  const fate = fateOf({ chance: { ...chance, ...one, ancestry: [] }, until: chance.until }, by)
  return fate === null ? null : `${fate.outcome}, ${fate.at === null ? fate.on : fate.at.toISOString()}`
}

test('what is late waits for a person, unless the trigger sends it: then it goes in its hours, or is missed', () => {
  expect(told({}, way('wait'))).toBe('late, 2026-06-08T20:00:00.000Z')
  expect(told({}, way('never'))).toBeNull()
  expect(told({}, way('send'))).toBe('late, 2026-06-09T14:00:00.000Z')
  expect(told({ valid_until: '2026-06-08' }, way('send'))).toBe('missed, 2026-06-01')
})

test('a change of status settles from when it was made, though it was let in again later that day', () => {
  const sameDay = { late: false, due_on: '2026-06-08', due_at: new Date('2026-06-08T13:15:00Z'), at: new Date('2026-06-08T14:50:00Z') }
  expect(told(sameDay, way('wait'))).toBe('in-time, 2026-06-08T14:50:00.000Z')
})
