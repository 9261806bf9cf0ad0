import { describe, expect, test } from 'vitest'
import { usualSendingHours } from '#studio/calendar/sending-hours.ts'
import { instantOf } from '#studio/calendar/zone.ts'
import { untilResumed } from '../waiting.ts'
import { type Goer, goingOf, openingOf } from './going.ts'
import type { Automation, Rule } from './rule.ts'

const zone = 'America/Chicago'
const at = (date: `${number}-${number}-${number}`, time: `${number}:${number}`) => instantOf(date, time, zone)
const automation: Automation = { hours: usualSendingHours, settleMinutes: 5, dailyCap: null, mergesSameDay: false, bulkLimit: 50, paused: false }
const rule: Rule = { triggerId: 1, hours: null, settleMinutes: null, settles: false, stays: false }
const item: Goer = {
  state: 'active',
  due_at: at('2026-05-06', '00:00'),
  valid_until: '2026-05-13',
  hold_until: null,
  waits_for: null,
  waits_until: null,
}
const text = (one: Partial<Goer>, now: Date, more: { rule?: Partial<Rule>; studio?: Partial<Automation> } = {}) =>
  goingOf({ ...item, ...one }, { ...rule, ...more.rule }, { automation: { ...automation, ...more.studio }, clock: { now, zone } }).text

describe('when an item goes', () => {
  test('now, later today, tomorrow, on a day: at the next opening', () => {
    expect(text({}, at('2026-05-06', '12:00'))).toBe('Goes now.')
    expect(text({}, at('2026-05-06', '08:00'))).toBe('Goes at 9:00 AM.')
    expect(text({}, at('2026-05-06', '20:00'))).toBe('Goes tomorrow at 9:00 AM.')
    expect(text({}, at('2026-05-09', '20:00'))).toBe('Goes Mon, May 11 at 9:00 AM.')
  })

  test('a change of status settles first, as long as its trigger or the studio says', () => {
    const due_at = at('2026-05-06', '12:00')
    const now = at('2026-05-06', '12:01')
    expect(text({ due_at }, now, { rule: { settles: true } })).toBe('Goes at 12:05 PM.')
    expect(text({ due_at }, now, { rule: { settles: true, settleMinutes: 30 } })).toBe('Goes at 12:30 PM.')
    expect(text({ due_at: at('2026-05-06', '19:28') }, at('2026-05-06', '19:29'), { rule: { settles: true } })).toBe('Goes tomorrow at 9:00 AM.')
  })

  test('what waits for a person says why; what waits for a day says until when', () => {
    const now = at('2026-05-06', '12:00')
    expect(text({ waits_for: 'late' }, now)).toBe('Waits for you: it came to qualify after its trigger date.')
    expect(text({ waits_for: 'cap', waits_until: at('2026-05-07', '00:00') }, now)).toBe(
      'Goes tomorrow at 9:00 AM. This person got as many automatic messages today as the studio allows.',
    )
    expect(text({}, now, { studio: { paused: true } })).toBe('Waits until everything is resumed.')
  })

  test('what will be missed says so', () => {
    expect(text({ valid_until: '2026-05-06' }, at('2026-05-06', '20:00'))).toBe('Will be missed: its hours do not open before Thu, May 7.')
  })

  test('what is held goes on its day, or when it is resumed', () => {
    const now = at('2026-05-06', '12:00')
    expect(text({ state: 'held', hold_until: at('2026-05-08', '00:00') }, now)).toBe('Goes Fri, May 8 at 9:00 AM.')
    expect(text({ state: 'held', hold_until: at('2026-05-20', '00:00') }, now)).toBe(
      'Will be missed: it is held for longer than it is valid, until Wed, May 13.',
    )
    expect(text({ state: 'held', hold_until: untilResumed }, now)).toBe('Held until somebody resumes it.')
    expect(text({ state: 'held', hold_until: at('2026-05-08', '00:00') }, now, { studio: { paused: true } })).toBe('Waits until everything is resumed.')
  })

  test('nothing goes by itself of a trigger that is processed by hand, nor what is settled or needs attention', () => {
    expect(goingOf(item, undefined, { automation, clock: { now: at('2026-05-06', '12:00'), zone } })).toEqual({ at: null, text: null })
    expect(text({ state: 'attention' }, at('2026-05-06', '12:00'))).toBeNull()
  })

  test('hours of its own, over midnight', () => {
    const own = { rule: { hours: { days: [1, 2, 3, 4, 5], from: '20:00', to: '06:00' } } } as const
    expect(text({}, at('2026-05-06', '05:59'), own)).toBe('Goes now.')
    expect(text({}, at('2026-05-06', '06:00'), own)).toBe('Goes at 8:00 PM.')
    expect(openingOf({ ...rule, ...own.rule }, automation, { now: at('2026-05-06', '06:00'), zone }).text).toBe('at 8:00 PM')
  })

  test('on its last day it still goes, and on the one after it is missed', () => {
    expect(text({ valid_until: '2026-05-07' }, at('2026-05-06', '20:00'))).toBe('Goes tomorrow at 9:00 AM.')
    expect(text({ valid_until: '2026-05-06' }, at('2026-05-06', '08:00'))).toBe('Goes at 9:00 AM.')
    expect(text({ valid_until: null }, at('2026-05-09', '20:00'))).toBe('Goes Mon, May 11 at 9:00 AM.')
  })

  test('a hold that is over on its last day lets it go, and one that ends later does not; without such a day it always does', () => {
    const now = at('2026-05-06', '12:00')
    const until = (day: `${number}-${number}-${number}`, valid_until: Goer['valid_until']) =>
      text({ state: 'held', hold_until: at(day, '00:00'), valid_until }, now)
    expect(until('2026-05-13', '2026-05-13')).toBe('Goes Wed, May 13 at 9:00 AM.')
    expect(until('2026-05-14', '2026-05-13')).toMatch(/^Will be missed: it is held for longer/)
    expect(until('2026-05-20', null)).toBe('Goes Wed, May 20 at 9:00 AM.')
    expect(text({ state: 'held', hold_until: null }, now)).toBe('Held until somebody resumes it.')
  })

  test('two items that are ready at one instant go by their own hours and clocks', () => {
    const now = at('2026-05-06', '08:00')
    const night = { rule: { hours: { days: [1, 2, 3, 4, 5, 6, 7], from: '20:00', to: '22:00' } } } as const
    expect([text({}, now), text({}, now, night), text({}, now)]).toEqual(['Goes at 9:00 AM.', 'Goes at 8:00 PM.', 'Goes at 9:00 AM.'])
    const inBerlin = goingOf(item, rule, { automation, clock: { now, zone: 'Europe/Berlin' } })
    expect([inBerlin.text, text({}, now)]).toEqual(['Goes now.', 'Goes at 9:00 AM.'])
  })

  test('nothing of a trigger opens while all is paused', () => {
    const clock = { now: at('2026-05-06', '12:00'), zone }
    expect(openingOf(rule, { ...automation, paused: true }, clock)).toEqual({ at: null, text: 'Waits until everything is resumed.' })
    expect(openingOf(rule, automation, clock)).toEqual({ at: clock.now, text: 'now' })
  })
})
