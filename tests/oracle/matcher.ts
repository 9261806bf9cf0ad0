import { beginningOf, type Day, dayAt, plusDays } from './dates.ts'
import { birthdayIn, type Fact, factsOfSession, statusOf } from './facts.ts'
import { at, type Item, isOpen, type Session, type Trigger, type World } from './model.ts'
import { dueAt, dueOn, isTimed, today, validUntil } from './timing.ts'

/**
 * The rules, told naively: every look goes through every record for every trigger and asks everything anew. Nothing is remembered but what was listed.
 */

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
  world.items.push({ trigger: place, of: fact.of, place: fact.place, occurrence: fact.occurrence, state, reason, late, heldUntil: null, since: world.now })
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
  const isEntry = trigger.moment === 'status-changed'
  const unfit = item.of === 'session' ? whatIsUnfit(trigger, at(world.sessions, item.place), item) : null
  if (unfit !== null) return unfit
  if (isTimed(trigger) && item.of === 'session' && hasNoTime(at(world.sessions, item.place))) return 'no-time'
  const fact = factOf(world, item)
  if (fact === null) return isEntry ? 'left-status' : 'moment-moved'
  const place = world.items.indexOf(item)
  const others = world.items.filter((other, index) => isOther(other, item.trigger, fact) && (!isOpen(other) || index < place))
  return whatFails(world, trigger, { fact, others, anyway })
}

/** Hours cannot be counted from a date alone, whatever the item counted from before. */
function hasNoTime({ primary, time }: Session): boolean {
  return primary !== null && time === null
}

/** Whether it still has what the trigger asks for. */
function whatIsUnfit(trigger: Trigger, session: Session, item: Item): string | null {
  const entry = session.entries[placeOfEntry(item)]
  const isEntry = trigger.moment === 'status-changed'
  if (isEntry && entry?.status !== trigger.pick) return entry === undefined ? 'moment-moved' : 'left-status'
  if (trigger.basis === 'type' && session.type !== trigger.pick) return 'left-type'
  return trigger.basis === 'status' && !(isEntry && trigger.stays) && statusOf(session) !== trigger.pick ? 'left-status' : null
}

type Case = { fact: Fact; others: readonly Item[]; anyway?: boolean }

/** The first criterion that fails, in the order in which they are told. */
export function whatFails(world: World, trigger: Trigger, { fact, others, anyway = false }: Case): string | null {
  const session = fact.of === 'session' ? at(world.sessions, fact.place) : null
  const client = at(world.clients, session === null ? fact.place : session.client)
  if (trigger.deleted) return 'trigger-deleted'
  if (!trigger.on) return 'trigger-off'
  if (session === null ? client.archived : session.archived) return 'record-gone'
  if (client.archived) return 'client-gone'
  if (trigger.canceled && session?.canceled === true) return 'canceled'
  if (trigger.onHold && session?.onHold === true) return 'on-hold'
  if (trigger.confirmed && session?.confirmed === true) return 'confirmed'
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
  // A birthday that became known later than it would have been told is next year's.
  if (fact.of === 'client' && dueOn(world, trigger, fact) < dayAt(fact.since, world.zone)) return false
  if (fact.of === 'session' && Math.max(dueAt(world, trigger, fact), fact.since) <= (at(world.sessions, fact.place).historyAt ?? 0)) return false
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

/** What cannot be made, as things are. */
export function whatIsMissing(world: World, item: Item): string | null {
  const { output } = at(world.triggers, item.trigger)
  const session = item.of === 'session' ? at(world.sessions, item.place) : null
  const client = at(world.clients, session === null ? item.place : session.client)
  if (output === 'photographer' && (session?.photographer ?? null) === null) return 'no-recipient'
  return output === 'call' && (!client.phone || client.doNotCall) ? 'no-channel' : null
}

function factsOf(world: World, trigger: Trigger): Fact[] {
  if (trigger.moment === 'birthday') return world.clients.flatMap((_, client) => nearestBirthday(world, trigger, client))
  return world.sessions.flatMap((_, session) => factsOfSession(world, trigger, session))
}

/** Of last year's, this year's and next year's birthday the one whose trigger date is nearest today. */
function nearestBirthday(world: World, trigger: Trigger, client: number): Fact[] {
  const year = Number(today(world).slice(0, 4))
  const facts = [year - 1, year, year + 1].flatMap((each) => birthdayIn(world, each, client))
  const distance = (fact: Fact) => Math.abs(Date.parse(dueOn(world, trigger, fact)) - Date.parse(today(world)))
  return facts.toSorted((one, other) => distance(one) - distance(other)).slice(0, 1)
}

export function factOf(world: World, item: Item): Fact | null {
  const facts =
    item.of === 'client' ? birthdayIn(world, Number(item.occurrence), item.place) : factsOfSession(world, at(world.triggers, item.trigger), item.place)
  return facts.find(({ occurrence }) => occurrence === item.occurrence) ?? null
}

export function isOf(item: Item, trigger: number, fact: Fact): boolean {
  return item.trigger === trigger && item.place === fact.place && item.occurrence === fact.occurrence
}

function isOther(item: Item, trigger: number, fact: Fact): boolean {
  return item.trigger === trigger && item.place === fact.place && item.occurrence !== fact.occurrence
}

export function othersOf(world: World, trigger: number, fact: Fact): Item[] {
  return world.items.filter((item) => isOther(item, trigger, fact))
}

function placeOfEntry({ occurrence }: Item): number {
  return Number(/^entry (\d+)$/.exec(occurrence)?.[1] ?? -1)
}
