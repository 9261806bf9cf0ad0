import { addDays, type CivilDate } from '#studio/calendar/civil-date.ts'
import { nextOpening, type SendingHours } from '#studio/calendar/sending-hours.ts'
import { timeLabel } from '#studio/calendar/wall-time.ts'
import { dateAt, wallClock, type Zone } from '#studio/calendar/zone.ts'
import type { ItemState } from '../item.ts'
import { endsByItself, type Waiting, waitings } from '../waiting.ts'
import type { Automation, Rule } from './rule.ts'

/** What of an item says when it goes. `valid_until`: its last day. */
export type Goer = {
  state: ItemState
  due_at: Date
  valid_until: CivilDate | null
  hold_until: Date | null
  waits_for: Waiting | null
  waits_until: Date | null
}

/** When an automatic item goes, and how that is said; both null where nothing goes by itself. `at` is null when a person has to say so first. */
export type Going = { at: Date | null; text: string | null }

export type Now = { now: Date; zone: Zone }
/** What the studio says of automatic processing, and what time it is there. */
export type Standing = { automation: Automation; clock: Now }

const whilePaused: Going = { at: null, text: 'Waits until everything is resumed.' }

/** When an item goes as things stand now: settled, in its hours, and not before its hold is over (semantics §1, §4, §6). */
export function goingOf(item: Goer, rule: Rule | undefined, { automation, clock }: Standing): Going {
  if (rule === undefined) return { at: null, text: null }
  if (item.state === 'held') return held(item, rule, { automation, clock })
  if (item.state !== 'active') return { at: null, text: null }
  if (item.waits_for !== null && item.waits_until === null) return { at: null, text: `Waits for you: ${decapitalized(waitings[item.waits_for].says)}` }
  if (automation.paused) return whilePaused
  const settled = new Date(item.due_at.getTime() + (rule.settles ? (rule.settleMinutes ?? automation.settleMinutes) * 60_000 : 0))
  const why = item.waits_for === null ? '' : ` ${waitings[item.waits_for].says}`
  return opening(item, latest([settled, item.waits_until, clock.now]), { rule, automation, clock, why })
}

/** When what is ready now goes: the same for all of a trigger. */
export function openingOf(rule: Rule, automation: Automation, clock: Now): Going {
  if (automation.paused) return whilePaused
  const at = nextOpening(clock.now, rule.hours ?? automation.hours, clock.zone)
  return { at, text: whenText(at, clock) }
}

function held(item: Goer, rule: Rule, { automation, clock }: Standing): Going {
  if (item.hold_until === null || !endsByItself(item.hold_until)) return { at: null, text: 'Held until somebody resumes it.' }
  if (item.valid_until !== null && dateAt(item.hold_until, clock.zone) > item.valid_until)
    return { at: null, text: `Will be missed: it is held for longer than it is valid, until ${dayText(item.valid_until)}.` }
  if (automation.paused) return whilePaused
  return opening(item, latest([item.hold_until, clock.now]), { rule, automation, clock, why: '' })
}

type Opening = { rule: Rule; automation: Automation; clock: Now; why: string }

function opening({ valid_until }: Goer, ready: Date, { rule, automation, clock, why }: Opening): Going {
  const at = openingAfter(ready, rule.hours ?? automation.hours, clock.zone)
  const day = dateAt(at, clock.zone)
  if (valid_until !== null && day > valid_until) return { at: null, text: `Will be missed: its hours do not open before ${dayText(addDays(valid_until, 1))}.` }
  return { at, text: `Goes ${whenText(at, clock)}.${why}` }
}

let last: { ready: number; hours: SendingHours; zone: Zone; at: Date } | null = null

/** Kept for the next one: the items of a list mostly go at the same opening, and finding it takes a while. */
function openingAfter(ready: Date, hours: SendingHours, zone: Zone): Date {
  if (last?.ready !== ready.getTime() || last.hours !== hours || last.zone !== zone) {
    last = { ready: ready.getTime(), hours, zone, at: nextOpening(ready, hours, zone) }
  }
  return last.at
}

/** "now", "at 9:00 AM", "tomorrow at 9:00 AM", "Mon, Nov 24 at 9:00 AM". */
function whenText(at: Date, { now, zone }: Now): string {
  if (at <= now) return 'now'
  const { date, time } = wallClock(at, zone)
  const today = dateAt(now, zone)
  if (date === today) return `at ${timeLabel(time)}`
  return `${date === addDays(today, 1) ? 'tomorrow' : dayText(date)} at ${timeLabel(time)}`
}

function dayText(date: CivilDate): string {
  return new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', weekday: 'short', month: 'short', day: 'numeric' }).format(new Date(`${date}T00:00:00Z`))
}

function latest(instants: readonly (Date | null)[]): Date {
  return new Date(Math.max(...instants.map((instant) => instant?.getTime() ?? 0)))
}

function decapitalized(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
