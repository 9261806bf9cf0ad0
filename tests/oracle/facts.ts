import { type Day, dayAt, type Instant } from './dates.ts'
import { at, type Item, type Session, type Trigger, type World } from './model.ts'
import { isTimed } from './timing.ts'

/** A dated fact about a record: the day counted from, the time of day where it has one, the instant where it happened at one, and since when the record has what the trigger asks for. */
export type Fact = { of: Item['of']; place: number; occurrence: string; day: Day; time: string | null; instant: Instant | null; since: Instant }

/** Who was born on February 29 has it on the 28th in common years. */
export function birthdayIn(world: World, year: number, place: number): Fact[] {
  const { birthday, birthdaySince, createdAt } = at(world.clients, place)
  if (birthday === null) return []
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const day = `${year}-${birthday === '02-29' && !isLeap ? '02-28' : birthday}`
  return [{ of: 'client', place, occurrence: String(year), day, time: null, instant: null, since: Math.max(birthdaySince, createdAt) }]
}

/** What of this session the trigger counts from: nothing when it does not have the status or type. */
export function factsOfSession(world: World, trigger: Trigger, place: number): Fact[] {
  const session = at(world.sessions, place)
  if (trigger.moment === 'status-changed') {
    return session.entries.flatMap((entry, index) => {
      const counts = entry.status === trigger.pick && (trigger.stays || index === session.entries.length - 1)
      return counts
        ? [{ of: 'session', place, occurrence: `entry ${index}`, day: dayAt(entry.at, world.zone), time: null, instant: entry.at, since: entry.at }]
        : []
    })
  }
  const has = trigger.basis === 'status' ? statusOf(session) : session.type
  const entered = trigger.basis === 'status' ? at(session.entries, session.entries.length - 1).at : session.typeSince
  if (trigger.moment === 'birthday') return []
  const day = { 'status-due': session.due, 'session-date': session.primary, created: session.createdOn }[trigger.moment]
  if (has !== trigger.pick || day === null) return []
  const set = { 'status-due': session.dueSince, 'session-date': session.primarySince, created: session.createdAt }[trigger.moment]
  const since = Math.max(entered, set, session.createdAt)
  return [{ of: 'session', place, occurrence: occurrenceOf(trigger, session, day), day, time: session.time, instant: null, since }]
}

/** From what is counted from, never from the day it fires. A trigger that is all for the photographer tells a new one, too. */
function occurrenceOf(trigger: Trigger, { entries, photographer, time }: Session, day: Day): string {
  const { moment, output } = trigger
  if (moment === 'status-due') return `entry ${entries.length - 1}:${day}`
  if (moment === 'session-date') return isTimed(trigger) ? `${day} ${time ?? ''}` : day
  return output === 'photographer' ? `created:${photographer ?? 'nobody'}` : 'created'
}

export function statusOf({ entries }: Session): number {
  return at(entries, entries.length - 1).status
}
