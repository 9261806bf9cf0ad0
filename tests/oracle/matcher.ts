import { beginningOf, type Day, dayAt, plusDays } from './dates.ts'
import { asked, type Fact, factsOf, happens, whatIsUnfit } from './facts.ts'
import type { Kind } from './lines.ts'
import { at, type Item, isOpen, ownerOf, type Trigger, trackedOf, type World } from './model.ts'
import { byInstant, dueAt, dueOn, isTimed, today, validUntil } from './timing.ts'

/**
 * The rules, told naively: every look goes through every record for every trigger and asks everything anew. Nothing is remembered but what was listed.
 */

/** What the studio sees when it looks. What is listed has its say first: it leaves, or comes back; then others enter. */
export function look(world: World): void {
  for (const item of world.items) if (isOpen(item)) leave(world, item)
  for (const item of world.items) if (item.state === 'withdrawn') comeBack(world, item)
  for (const [place, trigger] of world.triggers.entries()) {
    if (!trigger.on || trigger.deleted) continue
    const entering = factsNow(world, trigger).filter((fact) => mayEnter(world, place, fact))
    for (const fact of entering.toSorted((one, other) => dueAt(world, trigger, one) - dueAt(world, trigger, other))) enter(world, place, fact)
  }
  // Of two that enter together where a trigger fires once, the first stays.
  for (const item of world.items) if (isOpen(item)) leave(world, item)
  for (const item of world.items) if (isOpen(item)) settle(world, item)
  for (const record of world.records) record.touched = false
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
  if (world.items.some((item) => isOf(item, place, fact)) || whatIsUnfit(world, trigger, fact) !== null) return false
  if (!isLookedAt(world, trigger, fact)) return false
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
  const { of, place: record, person, occurrence } = fact
  world.items.push({ trigger: place, of, place: record, person, occurrence, state, reason, late, heldUntil: null, since: world.now })
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
export function judge(world: World, item: Item, anyway: boolean): string | null {
  const trigger = at(world.triggers, item.trigger)
  const facts = item.of === trigger.kind ? factsOf(world, trigger, item) : []
  const fact = facts.find(({ occurrence }) => occurrence === item.occurrence)
  if (isOfOther(trigger, item, facts)) return 'moment-moved'
  const unfit = whatIsUnfit(world, trigger, item)
  if (unfit !== null) return unfit
  if (isTimed(trigger) && hasNoTime(world, item)) return 'no-time'
  if (fact === undefined) return 'moment-moved'
  const place = world.items.indexOf(item)
  const others = world.items.filter((other, index) => isOther(other, item.trigger, fact) && (!isOpen(other) || index < place))
  return whatFails(world, trigger, { fact, others, anyway })
}

/** There is nothing of what the trigger counts from now, whatever it counted from before. */
function isOfOther({ kind, basis, moment }: Trigger, { of, person, occurrence }: Item, facts: readonly Fact[]): boolean {
  if (of !== kind || (person !== null && moment === 'anniversary')) return true
  return moment === 'status-changed' ? facts.every((fact) => fact.occurrence !== occurrence) : basis === 'event' && facts.length === 0
}

/** Hours cannot be counted from a date alone, whatever the item counted from before. */
function hasNoTime(world: World, { of, place }: Item): boolean {
  return (of === 'session' || of === 'appointment') && at(world.records, place).date.on !== null && at(world.records, place).time === null
}

type Case = { fact: Fact; others: readonly Item[]; anyway?: boolean }

/** The first criterion that fails, in the order in which they are told. */
export function whatFails(world: World, trigger: Trigger, { fact, others, anyway = false }: Case): string | null {
  const record = fact.of === 'client' ? null : at(world.records, fact.place)
  const owner = ownerOf(world, fact.of, fact.place)
  const client = owner === null ? null : at(world.clients, owner)
  if (trigger.deleted) return 'trigger-deleted'
  if (!trigger.on) return 'trigger-off'
  if (trackedOf(world, fact.of, fact.place).archived) return 'record-gone'
  if (client?.archived === true) return 'client-gone'
  if (trigger.canceled && record?.canceled === true) return 'canceled'
  if (trigger.onHold && record?.onHold === true) return 'on-hold'
  if (trigger.confirmed && record?.confirmed === true) return 'confirmed'
  if (trigger.paid && record !== null && record.paid >= asked) return 'paid'
  if (trigger.doNotMarket && client?.doNotMarket === true) return 'do-not-market'
  if (trigger.doNotCall && client?.doNotCall === true) return 'do-not-call'
  if (isTimed(trigger) && fact.instant === null && fact.time === null) return 'no-time'
  if (!isDue(world, trigger, fact)) return 'not-due'
  if (!anyway && validUntil(world, trigger, fact) < today(world)) return 'validity-over'
  if (trigger.repeat === 'once' && others.some((other) => isOpen(other) || isDecided(other))) return 'once'
  if (trigger.repeat === 'spaced' && others.some((other) => isOpen(other) || isRecent(world, trigger, other))) return 'spaced'
  if (isDate(trigger) && others.some((other) => isDecided(other) && isSameDay(other, fact))) return 'handled-before'
  if (isOnce(trigger) && others.some((other) => isDecided(other) && isSameByOtherName(other, fact))) return 'handled-before'
  return null
}

function isDate({ moment }: Trigger): boolean {
  return moment === 'session-date' || moment === 'appointment-date'
}

function isOnce({ moment }: Trigger): boolean {
  return moment === 'created' || moment === 'booked'
}

/** Who is told of a new record decides how that is called; telling somebody else must not bring anything back. */
function isSameByOtherName({ occurrence }: Item, fact: Fact): boolean {
  return ['created', 'booked'].some((word) => occurrence.startsWith(word) && [occurrence, fact.occurrence].includes(word))
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
  // A birthday that became known later than it would have been told is next year's.
  if (fact.knownSince !== null && dueOn(world, trigger, fact) < dayAt(fact.knownSince, world.zone)) return false
  if (Math.max(dueAt(world, trigger, fact), fact.since) <= historyOf(world, fact)) return false
  const { historyAt = 0 } = trackedOf(world, fact.of, fact.place)
  if (Math.max(dueAt(world, trigger, fact), fact.since) <= historyAt) return false
  return dueAt(world, trigger, fact) > trigger.armedAt || fact.since > trigger.armedAt
}

function historyOf(world: World, { of, place }: Fact): number {
  return of === 'client' ? 0 : (at(world.records, place).historyAt ?? 0)
}

/** The studio looks for the first time on or after the trigger date: what fits now was found as soon as it could be. */
function isFirstLook(world: World, trigger: Trigger, fact: Fact): boolean {
  if (byInstant(trigger, fact)) return dueAt(world, trigger, fact) > trigger.lookedAt
  return dueOn(world, trigger, fact) > dayAt(trigger.lookedAt, world.zone)
}

/** It came to qualify after its trigger date: by what was set later, or because it did not fit when the studio looked in time. */
function isLate(world: World, trigger: Trigger, fact: Fact): boolean {
  return dueOn(world, trigger, fact) < (isFirstLook(world, trigger, fact) ? dayAt(fact.since, world.zone) : today(world))
}

/** Forms, emails and texts are looked at when they fall due and when something happens to them, not when their client changes. */
function isLookedAt(world: World, trigger: Trigger, fact: Fact): boolean {
  return !happens(fact.of) || isFirstLook(world, trigger, fact) || at(world.records, fact.place).touched
}

/** What cannot be made, as things are. */
export function whatIsMissing(world: World, item: Item): string | null {
  const { output } = at(world.triggers, item.trigger)
  const owner = ownerOf(world, item.of, item.place)
  if (output === 'staff') return item.of === 'client' || at(world.records, item.place).member === null ? 'no-recipient' : null
  if (owner === null) return 'no-recipient'
  const { phones, doNotCall } = at(world.clients, owner)
  return output === 'call' && (phones.length === 0 || doNotCall) ? 'no-channel' : null
}

/** Every record's facts; of a day of the year the one whose trigger date is nearest today. */
function factsNow(world: World, trigger: Trigger): Fact[] {
  if (trigger.kind === 'client') return world.clients.flatMap((_, place) => nearest(world, trigger, factsOf(world, trigger, { of: 'client', place })))
  return world.records.flatMap(({ kind }, place) => (kind === trigger.kind ? factsOf(world, trigger, { of: kind, place }) : []))
}

function nearest(world: World, trigger: Trigger, facts: readonly Fact[]): Fact[] {
  if (facts.every(({ knownSince }) => knownSince === null)) return [...facts]
  const distance = (fact: Fact) => Math.abs(Date.parse(dueOn(world, trigger, fact)) - Date.parse(today(world)))
  const people = [...new Set(facts.map(({ person }) => person))]
  return people.flatMap((who) =>
    facts
      .filter(({ person }) => person === who)
      .toSorted((one, other) => distance(one) - distance(other))
      .slice(0, 1),
  )
}

export function factOf(world: World, item: Item): Fact | null {
  const trigger = at(world.triggers, item.trigger)
  return factsOf(world, trigger, item).find(({ occurrence }) => occurrence === item.occurrence) ?? null
}

type Whose = { trigger: number; of: Kind; place: number }

export function isOf(item: Item, trigger: number, fact: Fact): boolean {
  return isAbout(item, { trigger, of: fact.of, place: fact.place }) && item.occurrence === fact.occurrence
}

/** Of a family each person is one by itself. */
function isOther(item: Item, trigger: number, fact: Fact): boolean {
  return isAbout(item, { trigger, of: fact.of, place: fact.place }) && item.person === fact.person && item.occurrence !== fact.occurrence
}

function isAbout(item: Item, { trigger, of, place }: Whose): boolean {
  return item.trigger === trigger && item.of === of && item.place === place
}

export function othersOf(world: World, trigger: number, fact: Fact): Item[] {
  return world.items.filter((item) => isOther(item, trigger, fact))
}
