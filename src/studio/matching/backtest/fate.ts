import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { dateAt, type Zone } from '#studio/calendar/zone.ts'
import type { Trigger } from '#studio/triggers/trigger.ts'
import { goingOf, type Standing } from '../automatic/going.ts'
import type { Rule } from '../automatic/rule.ts'
import type { Chance } from './chance.ts'

/** What would have become of something: gone in time, gone or listed late, or missed because its hours did not open while it was valid. */
export type Outcome = 'in-time' | 'late' | 'missed'

/** One occurrence of one record that the trigger would have dealt with; `on`: the day it goes, of what is missed its trigger date. `at`: null where missed. */
export type Fate = { chance: Chance; outcome: Outcome; on: CivilDate; at: Date | null }

/** `rule`: of an automatic trigger; null where a person processes everything on the day it comes. `late`: what the trigger does with those that are. */
export type Way = { rule: Rule | null; automation: Standing['automation']; zone: Zone; now: Date; late: Trigger['late'] }

/** Times of one occurrence that follow one another without a gap. What came in time stays in time. */
export type Stay = { chance: Chance; until: Date }

/** The stays of one occurrence, of its times in their order. */
export function staysOf(chances: readonly Chance[]): Stay[] {
  const stays: Stay[] = []
  for (const chance of chances) {
    const last = stays.at(-1)
    if (last?.until.getTime() === chance.at.getTime()) last.until = chance.until
    else stays.push({ chance, until: chance.until })
  }
  return stays
}

/** What becomes of one that has come: null when it left before anything was done, does not take what is late, or goes only after now. */
export function fateOf({ chance, until }: Stay, { rule, automation, zone, now, late: takes }: Way): Fate | null {
  const { late, at, found_on, due_on, due_at, valid_until } = chance
  if (late && takes === 'never') return null
  const outcome = late ? 'late' : 'in-time'
  // Who is late waits for a person on most triggers, who deals with it that day.
  if (rule === null || (late && takes === 'wait')) return { chance, outcome, on: found_on, at }
  const goer = { state: 'active', due_at, valid_until, hold_until: null, waits_for: null, waits_until: null } as const
  const goes = goingOf(goer, rule, { automation: { ...automation, paused: false }, clock: { now: at, zone } }).at
  if (goes === null) return dateAt(until, zone) > valid_until && dateAt(now, zone) > valid_until ? { chance, outcome: 'missed', on: due_on, at: null } : null
  return goes < until && goes <= now ? { chance, outcome, on: dateAt(goes, zone), at: goes } : null
}
