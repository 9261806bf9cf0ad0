import { expect, test } from 'vitest'
import { usualSendingHours } from '#studio/calendar/sending-hours.ts'
import { instantOf } from '#studio/calendar/zone.ts'
import { dueBefore, openRules, type Rule } from './rule.ts'

const zone = 'America/Chicago'
const noon = instantOf('2026-05-06', '12:00', zone)
const automation = { hours: usualSendingHours, settleMinutes: 5, dailyCap: null, bulkLimit: 50, paused: false, mergesSameDay: false }
const rule: Rule = { triggerId: 1, hours: null, settleMinutes: null, settles: true, stays: false }

test('a change of status has to stand as long as its trigger, else the studio, says; a date does not settle', () => {
  expect(dueBefore(rule, automation, noon)).toEqual(instantOf('2026-05-06', '11:55', zone))
  expect(dueBefore({ ...rule, settleMinutes: 30 }, automation, noon)).toEqual(instantOf('2026-05-06', '11:30', zone))
  expect(dueBefore({ ...rule, settleMinutes: 0 }, automation, noon)).toEqual(noon)
  expect(dueBefore({ ...rule, settles: false }, automation, noon)).toEqual(noon)
})

test('those work whose own hours, else the studio’s, are open', () => {
  const night: Rule = { ...rule, triggerId: 2, hours: { days: [1, 2, 3, 4, 5], from: '20:00', to: '06:00' } }
  const open = (time: `${number}:${number}`) =>
    openRules([rule, night], automation, { now: instantOf('2026-05-06', time, zone), zone }).map(({ triggerId }) => triggerId)
  expect(open('12:00')).toEqual([1])
  expect(open('21:00')).toEqual([2])
  expect(open('07:00')).toEqual([])
})
