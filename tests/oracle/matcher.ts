import { beginningOf, type Day, dayAt, type Instant, instantOf, plusDays, plusWorkDays } from './dates.ts'
import { at, type Item, isOpen, type Session, type Trigger, type World } from './model.ts'

/**
 * The rules, told naively: every look goes through every record for every trigger and asks everything anew. Nothing is remembered but what was listed.
 */

/** A dated fact about a record: the day counted from, the time of day where it has one, the instant where it happened at one, and since when the record has what the trigger asks for. */
type Fact = { session: number; occurrence: string; day: Day; time: string | null; instant: Instant | null; since: Instant }

/** What the studio sees when it looks. What is listed has its say first: it leaves, or comes back; then others enter. */
export function look(world: World): void {
  for (const item of world.items) if (isOpen(item)) leave(world, item)
  for (const item of world.items) if (item.state === 'withdrawn') comeBack(world, item)
  for (const [place, trigger] of world.triggers.entries()) {
    if (!trigger.on || trigger.deleted) continue
    const entering = factsOf(world, trigger).filter((fact) => mayEnter(world, place, fact))
    for (const fact of entering.toSorted((one, other) => dueAt(world, trigger, one) - dueAt(world, trigger, other))) enter(world, place, fact)
  }
  // Of two that enter together where a trigger fires once, the first stays.
  for (const item of world.items) if (isOpen(item)) leave(world, item)
  for (const item of world.items) if (isOpen(item)) settle(world, item)
  for (const trigger of world.triggers) if (trigger.on && !trigger.deleted) trigger.lookedAt = Math.max(trigger.lookedAt, world.now)
}

/** What is listed is looked at again though nothing says that it changed. */
export function lookAgain(world: World): void {
  for (const item of world.items) if (item.state === 'active') leave(world, item)
}

/** Decided by a person: it is matched again before anything is made. */
export function process(world: World, item: Item): void {
  const failed = judge(world, item, item.state === 'expired')
  if (failed !== null) return move(world, item, [failed === 'validity-over' ? 'expired' : 'withdrawn', failed])
  const missing = whatIsMissing(world, item)
  move(world, item, [missing === null ? 'processed' : 'attention', missing])
}

export function skip(world: World, item: Item): void {
  move(world, item, ['held', 'skipped'])
  item.heldUntil = beginningOf(plusDays(dayAt(world.now, world.zone), 1), world.zone)
}

export function remove(world: World, item: Item): void {
  move(world, item, ['deleted', null])
}

/** The dates of an item by its record and trigger as they are now; null when its fact is gone. */
export function datesOf(world: World, item: Item): { due: Day; validUntil: Day } | null {
  const trigger = at(world.triggers, item.trigger)
  const fact = factOf(world, item)
  return fact === null ? null : { due: dueOn(world, trigger, fact), validUntil: validUntil(world, trigger, fact) }
}

function mayEnter(world: World, place: number, fact: Fact): boolean {
  const trigger = at(world.triggers, place)
  if (world.items.some((item) => isOf(item, place, fact))) return false
  if (!isAlive(world, trigger, fact)) return false
  if (isLate(world, trigger, fact) && trigger.late === 'never') return false
  const failed = whatFails(world, trigger, { fact, others: othersOf(world, place, fact) })
  return failed === null || (failed === 'validity-over' && isFirstLook(world, trigger, fact))
}

function enter(world: World, place: number, fact: Fact): void {
  const trigger = at(world.triggers, place)
  const late = isLate(world, trigger, fact)
  const missed = validUntil(world, trigger, fact) < today(world)
  const [state, reason] = missed ? (['expired', 'validity-over'] as const) : (['active', late ? 'late' : null] as const)
  world.items.push({ trigger: place, session: fact.session, occurrence: fact.occurrence, state, reason, late, heldUntil: null, since: world.now })
}

/** What no longer matches is withdrawn; what nobody handled in time is missed. */
function leave(world: World, item: Item): void {
  const failed = judge(world, item, false)
  if (failed !== null) move(world, item, [failed === 'validity-over' ? 'expired' : 'withdrawn', failed])
}

/** What matches again comes back: held if its hold still lasts. What left with its trigger comes back by a person alone. */
function comeBack(world: World, item: Item): void {
  if (item.reason === 'trigger-off' || item.reason === 'trigger-deleted') return
  if (judge(world, item, false) !== null) return
  const trigger = at(world.triggers, item.trigger)
  const fact = factOf(world, item)
  const late = fact !== null && isLate(world, trigger, fact)
  if (late && trigger.late === 'never') return
  move(world, item, [item.heldUntil !== null && item.heldUntil > world.now ? 'held' : 'active', late ? 'late' : 'matches-again'])
  item.late ||= late
}

/** A hold that is over, an attention whose cause is gone. */
function settle(world: World, item: Item): void {
  if (item.state === 'held' && item.heldUntil !== null && item.heldUntil <= world.now) move(world, item, ['active', 'hold-over'])
  if (item.state === 'attention' && whatIsMissing(world, item) === null) move(world, item, ['active', 'cause-gone'])
}

function move({ now }: World, item: Item, [state, reason]: [Item['state'], string | null]): void {
  Object.assign(item, { state, reason, since: now })
  if (state !== 'held' && state !== 'withdrawn') item.heldUntil = null
}

/** Why an item does not match any more, or null. Everything is asked but liveness, which was asked when it came. */
function judge(world: World, item: Item, anyway: boolean): string | null {
  const trigger = at(world.triggers, item.trigger)
  const session = at(world.sessions, item.session)
  const isEntry = trigger.moment === 'status-changed'
  if (isEntry && session.entries[placeOfEntry(item)]?.status !== trigger.pick) return session.entries[placeOfEntry(item)] ? 'left-status' : 'moment-moved'
  if (trigger.basis === 'type' && session.type !== trigger.pick) return 'left-type'
  if (trigger.basis === 'status' && !(isEntry && trigger.stays) && statusOf(session) !== trigger.pick) return 'left-status'
  const fact = factOf(world, item)
  if (fact === null) return isEntry ? 'left-status' : 'moment-moved'
  const place = world.items.indexOf(item)
  const others = world.items.filter((other, index) => isOther(other, item.trigger, fact) && (!isOpen(other) || index < place))
  return whatFails(world, trigger, { fact, others, anyway })
}

type Case = { fact: Fact; others: readonly Item[]; anyway?: boolean }

/** The first criterion that fails, in the order in which they are told. */
function whatFails(world: World, trigger: Trigger, { fact, others, anyway = false }: Case): string | null {
  const session = at(world.sessions, fact.session)
  const client = at(world.clients, session.client)
  if (trigger.deleted) return 'trigger-deleted'
  if (!trigger.on) return 'trigger-off'
  if (session.archived) return 'record-gone'
  if (client.archived) return 'client-gone'
  if (trigger.canceled && session.canceled) return 'canceled'
  if (trigger.onHold && session.onHold) return 'on-hold'
  if (trigger.confirmed && session.confirmed) return 'confirmed'
  if (trigger.doNotMarket && client.doNotMarket) return 'do-not-market'
  if (trigger.doNotCall && client.doNotCall) return 'do-not-call'
  if (isTimed(trigger) && fact.instant === null && fact.time === null) return 'no-time'
  if (!isDue(world, trigger, fact)) return 'not-due'
  if (!anyway && validUntil(world, trigger, fact) < today(world)) return 'validity-over'
  if (trigger.repeat === 'once' && others.some((other) => isOpen(other) || isDecided(other))) return 'once'
  if (trigger.repeat === 'spaced' && others.some((other) => isOpen(other) || isRecent(world, trigger, other))) return 'spaced'
  if (trigger.moment === 'session-date' && others.some((other) => isDecided(other) && isSameDay(other, fact))) return 'handled-before'
  if (trigger.moment === 'created' && others.some((other) => isDecided(other) && isSameByOtherName(other, fact))) return 'handled-before'
  return null
}

/** Who is told of a new record decides how that is called; telling somebody else must not bring anything back. */
function isSameByOtherName({ occurrence }: Item, fact: Fact): boolean {
  return occurrence.startsWith('created') && [occurrence, fact.occurrence].includes('created')
}

/** Counted in hours, the time belongs to the occurrence; counted in days, it does not. That must not bring the same date back. */
function isSameDay({ occurrence }: Item, fact: Fact): boolean {
  return occurrence.length !== fact.occurrence.length && occurrence.slice(0, 10) === fact.occurrence.slice(0, 10)
}

/** So many days have to pass after it was processed. */
function isRecent(world: World, { repeatDays }: Trigger, { state, since }: Item): boolean {
  return state === 'processed' && plusDays(dayAt(since, world.zone), repeatDays) > today(world)
}

function isDecided({ state }: Item): boolean {
  return state === 'processed' || state === 'deleted'
}

/** Time does not go back for who has looked: what had fallen due then stays due when a clock steps back. */
function isDue(world: World, trigger: Trigger, fact: Fact): boolean {
  return dueAt(world, trigger, fact) <= Math.max(world.now, trigger.lookedAt)
}

/** A new trigger, and one that is armed anew, leaves alone what fitted before: due or qualified since then. */
function isAlive(world: World, trigger: Trigger, fact: Fact): boolean {
  return dueAt(world, trigger, fact) > trigger.armedAt || fact.since > trigger.armedAt
}

/** The studio looks for the first time on or after the trigger date: what fits now was found as soon as it could be. */
function isFirstLook(world: World, trigger: Trigger, fact: Fact): boolean {
  if (fact.instant !== null || isTimed(trigger)) return dueAt(world, trigger, fact) > trigger.lookedAt
  return dueOn(world, trigger, fact) > dayAt(trigger.lookedAt, world.zone)
}

/** It came to qualify after its trigger date: by what was set later, or because it did not fit when the studio looked in time. */
function isLate(world: World, trigger: Trigger, fact: Fact): boolean {
  return dueOn(world, trigger, fact) < (isFirstLook(world, trigger, fact) ? dayAt(fact.since, world.zone) : today(world))
}

function dueOn(world: World, trigger: Trigger, fact: Fact): Day {
  const { offset, unit } = trigger
  if (isTimed(trigger)) return dayAt(dueAt(world, trigger, fact), world.zone)
  return unit === 'work-days' ? plusWorkDays(fact.day, offset, world.workWeek) : plusDays(fact.day, unit === 'weeks' ? offset * 7 : offset)
}

/** Hours and minutes really pass, whatever the clocks do. */
function dueAt(world: World, trigger: Trigger, fact: Fact): Instant {
  const { offset, unit } = trigger
  if (!isTimed(trigger)) return fact.instant ?? beginningOf(dueOn(world, trigger, fact), world.zone)
  return (fact.instant ?? instantOf(fact.day, fact.time ?? '00:00', world.zone)) + offset * (unit === 'hours' ? 3_600_000 : 60_000)
}

function isTimed({ unit }: Trigger): boolean {
  return unit === 'hours' || unit === 'minutes'
}

/** The last day on which it may be processed. */
function validUntil(world: World, trigger: Trigger, fact: Fact): Day {
  const due = dueOn(world, trigger, fact)
  if (trigger.past) return due
  if (trigger.validity !== null) return plusDays(due, trigger.validity)
  if (fact.instant !== null || trigger.offset > 0) return plusDays(due, 14)
  if (trigger.offset === 0) return plusDays(due, 3)
  return fact.day > due ? fact.day : due
}

/** What cannot be made, as things are. */
function whatIsMissing(world: World, item: Item): string | null {
  const { output } = at(world.triggers, item.trigger)
  const session = at(world.sessions, item.session)
  const client = at(world.clients, session.client)
  if (output === 'photographer' && session.photographer === null) return 'no-recipient'
  return output === 'call' && (!client.phone || client.doNotCall) ? 'no-channel' : null
}

function factsOf(world: World, trigger: Trigger): Fact[] {
  return world.sessions.flatMap((_, session) => factsOfSession(world, trigger, session))
}

/** What of this session the trigger counts from: nothing when it does not have the status or type. */
function factsOfSession(world: World, trigger: Trigger, place: number): Fact[] {
  const session = at(world.sessions, place)
  if (trigger.moment === 'status-changed') {
    return session.entries.flatMap((entry, index) => {
      const counts = entry.status === trigger.pick && (trigger.stays || index === session.entries.length - 1)
      return counts ? [{ session: place, occurrence: `entry ${index}`, day: dayAt(entry.at, world.zone), time: null, instant: entry.at, since: entry.at }] : []
    })
  }
  const has = trigger.basis === 'status' ? statusOf(session) : session.type
  const entered = trigger.basis === 'status' ? at(session.entries, session.entries.length - 1).at : session.typeSince
  const day = { 'status-due': session.due, 'session-date': session.primary, created: session.createdOn }[trigger.moment]
  if (has !== trigger.pick || day === null) return []
  const set = { 'status-due': session.dueSince, 'session-date': session.primarySince, created: session.createdAt }[trigger.moment]
  const since = Math.max(entered, set, session.createdAt)
  return [{ session: place, occurrence: occurrenceOf(trigger, session, day), day, time: session.time, instant: null, since }]
}

/** From what is counted from, never from the day it fires. A trigger that is all for the photographer tells a new one, too. */
function occurrenceOf(trigger: Trigger, { entries, photographer, time }: Session, day: Day): string {
  const { moment, output } = trigger
  if (moment === 'status-due') return `entry ${entries.length - 1}:${day}`
  if (moment === 'session-date') return isTimed(trigger) ? `${day} ${time ?? ''}` : day
  return output === 'photographer' ? `created:${photographer ?? 'nobody'}` : 'created'
}

function factOf(world: World, item: Item): Fact | null {
  return factsOfSession(world, at(world.triggers, item.trigger), item.session).find(({ occurrence }) => occurrence === item.occurrence) ?? null
}

function isOf(item: Item, trigger: number, fact: Fact): boolean {
  return item.trigger === trigger && item.session === fact.session && item.occurrence === fact.occurrence
}

function isOther(item: Item, trigger: number, fact: Fact): boolean {
  return item.trigger === trigger && item.session === fact.session && item.occurrence !== fact.occurrence
}

function othersOf(world: World, trigger: number, fact: Fact): Item[] {
  return world.items.filter((item) => isOther(item, trigger, fact))
}

function placeOfEntry({ occurrence }: Item): number {
  return Number(/^entry (\d+)$/.exec(occurrence)?.[1] ?? -1)
}

function statusOf({ entries }: Session): number {
  return at(entries, entries.length - 1).status
}

function today(world: World): Day {
  return dayAt(world.now, world.zone)
}
