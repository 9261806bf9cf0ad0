import { type Day, dayAt, type Instant } from './dates.ts'
import { has, type Kind, type Moment } from './lines.ts'
import { at, type Client, type Dated, type Item, type Report, type Subject, statusOf, type Tracked, type Trigger, trackedOf, type World } from './model.ts'
import { isTimed } from './timing.ts'

/**
 * A dated fact about a record: the day counted from, the time of day where it has one, the instant where it happened at one, since when the record has
 * what the trigger asks for, and since when a day of the year is known.
 */
export type Fact = Pick<Item, 'of' | 'place' | 'person' | 'occurrence'> & {
  day: Day
  time: string | null
  instant: Instant | null
  since: Instant
  knownSince: Instant | null
}

type Counted = { occurrence: string; day: Day; since: Instant } & Partial<Pick<Fact, 'time' | 'instant' | 'knownSince' | 'person'>>
type Seen = { world: World; trigger: Trigger; record: Subject; client: Client }

/** What is counted from at each moment; the keys of occurrences are made from it, never from the day it fires. */
const counted: Record<Moment, (seen: Seen) => Counted[]> = {
  'status-changed': ({ world, record }) =>
    record.entries.map(({ at: entered }, place) => ({ occurrence: `entry ${place}`, day: dayAt(entered, world.zone), instant: entered, since: entered })),
  'status-due': ({ record: { due, entries } }) => onDay(due, (day) => `entry ${entries.length - 1}:${day}`),
  'session-date': ({ trigger, record }) => withHour(trigger, record),
  'appointment-date': ({ trigger, record }) => withHour(trigger, record),
  created: ({ world, trigger, record }) => [{ occurrence: onceFor('created', trigger, record), day: dayAt(record.createdAt, world.zone), since: 0 }],
  booked: ({ trigger, record }) => onDay({ on: record.booked, since: 0 }, () => onceFor('booked', trigger, record)),
  birthday: ({ world, client }) => [
    ...yearly(world, client.birthday, null),
    ...client.family.flatMap(({ birthday }, member) => yearly(world, birthday, member)),
  ],
  anniversary: ({ world, client }) => yearly(world, client.anniversary, null),
  'payment-due': ({ record }) => onDay({ on: paymentDay(record), since: record.paymentSince }),
  'task-due': ({ record: { date } }) => onDay({ on: date.on, since: 0 }),
  'task-start': ({ record: { start } }) => onDay({ on: start.on, since: 0 }),
  'task-complete': ({ world, record: { completedAt } }) => ofInstant(world, completedAt),
  'not-submitted': ({ world, record: { sentAt } }) => ofInstant(world, sentAt),
  delivered: (seen) => reported('delivered', seen),
  opened: (seen) => reported('opened', seen),
  clicked: (seen) => reported('clicked', seen),
  bounced: (seen) => reported('bounced', seen),
  'not-opened': (seen) => reported('delivered', seen).map(({ instant, ...fact }) => ({ ...fact, occurrence: 'not-opened' })),
  'keyword-matched': ({ world, record: { text, createdAt } }) =>
    text === null ? [] : [{ occurrence: 'text', day: dayAt(text.at, world.zone), instant: text.at, since: createdAt }],
}

/** All that a trigger's moment is about at this record, whether it fits or not. Of days of the year those of three years. */
export function factsOf(world: World, trigger: Trigger, { of, place }: Pick<Item, 'of' | 'place'>): Fact[] {
  if (of !== trigger.kind) return []
  const tracked = trackedOf(world, of, place)
  const seen = { world, trigger, record: tracked as Subject, client: tracked as Client }
  const standing = standsSince(trigger, tracked)
  return counted[trigger.moment](seen).map(({ since, ...fact }) => ({
    of,
    place,
    person: null,
    time: null,
    instant: null,
    knownSince: null,
    ...fact,
    since: fact.instant === undefined ? Math.max(since, standing) : since,
  }))
}

/** Since when it has what the trigger picks by. */
function standsSince({ basis, moment }: Trigger, tracked: Client | Subject): Instant {
  if (basis === 'event' || basis === 'keyword') return 0
  const entered = at(tracked.entries, tracked.entries.length - 1).at
  const typed = 'typeSince' in tracked ? tracked.typeSince : 0
  const picked = { status: entered, type: typed, 'any-type': 0, 'type-and-status': Math.max(entered, typed) }[basis]
  return moment === 'not-submitted' ? picked : Math.max(picked, tracked.createdAt)
}

function onDay({ on, since }: Dated, occurrence: (day: Day) => string = (day) => day): Counted[] {
  return on === null ? [] : [{ occurrence: occurrence(on), day: on, since }]
}

function withHour(trigger: Trigger, { date, time }: Subject): Counted[] {
  return onDay(date, (day) => (isTimed(trigger) ? `${day} ${time ?? ''}` : day)).map((fact) => ({ ...fact, time }))
}

function ofInstant(world: World, instant: Instant | null): Counted[] {
  return instant === null ? [] : onDay({ on: dayAt(instant, world.zone), since: instant })
}

function reported(report: Report, { world, record }: Seen): Counted[] {
  const known = record.reports[report]
  return known === undefined ? [] : [{ occurrence: report, day: dayAt(known.at, world.zone), instant: known.at, since: known.notedAt }]
}

/** A trigger that is all for somebody of the record tells a new one, too. */
function onceFor(word: string, { output, kind }: Trigger, { member }: Subject): string {
  return output === 'staff' && has(kind).role ? `${word}:${member ?? 'nobody'}` : word
}

/** Who was born on February 29 has it on the 28th in common years. */
function yearly(world: World, { on, since }: Dated<string>, person: number | null): Counted[] {
  if (on === null) return []
  const thisYear = Number(dayAt(world.now, world.zone).slice(0, 4))
  return [thisYear - 1, thisYear, thisYear + 1].map((year) => {
    const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
    const day = `${year}-${on === '02-29' && !isLeap ? '02-28' : on}`
    return { occurrence: person === null ? String(year) : `member ${person}:${year}`, day, since, knownSince: since, person }
  })
}

/** The earliest day that is not covered by what was paid; none when nothing is left to pay, or when it is canceled. */
export function paymentDay({ dues, paid, canceled }: Subject): Day | null {
  if (canceled || paid >= asked) return null
  let covered = paid
  for (const { on, amount } of dues) {
    if (covered < amount) return on
    covered -= amount
  }
  return null
}

/** What every invoice asks for. */
export const asked = 5000

/** Why a fact does not fit its trigger, or null: its status or type, or what must not have happened to it. */
export function whatIsUnfit(world: World, trigger: Trigger, fact: About): string | null {
  const record = trackedOf(world, fact.of, fact.place)
  const unfit = hasNot(world, trigger, { record, fact })
  if (unfit !== null || !('kind' in record)) return unfit ?? countsAsClient(world, trigger, fact)
  if (trigger.moment === 'not-opened' && (record.reports.opened ?? record.reports.clicked) !== undefined) return 'was-opened'
  if (trigger.basis === 'type' && isAhead(trigger) && record.completedAt !== null) return 'task-done'
  return trigger.moment === 'payment-due' && record.paid >= asked ? 'paid' : null
}

function isAhead({ moment }: Trigger): boolean {
  return moment === 'task-due' || moment === 'task-start'
}

type About = Pick<Fact, 'of' | 'place' | 'person' | 'occurrence'>
type Judged = { record: Client | Subject; fact: About }

/** Whether it has what the trigger asks for. */
function hasNot(world: World, trigger: Trigger, { record, fact }: Judged): string | null {
  const { basis, pick, moment } = trigger
  if (basis === 'event' || basis === 'any-type') return null
  if (!('kind' in record)) return hasStatus(trigger, record, fact) ? null : 'left-status'
  if (basis === 'keyword') return record.text?.word === plain(trigger.word) ? null : 'moment-moved'
  if (basis === 'type') return record.type === pick ? null : 'left-type'
  if (moment === 'payment-due' && !world.usesInvoiceStatuses) return null
  return hasStatus(trigger, record, fact) ? null : 'left-status'
}

function hasStatus({ moment, pick, stays }: Trigger, tracked: Tracked, { occurrence }: About): boolean {
  if (moment !== 'status-changed') return statusOf(tracked) === pick
  const entry = placeOfEntry(occurrence)
  return tracked.entries[entry]?.status === pick && (stays || entry === tracked.entries.length - 1)
}

/** A family member who is a client here too has it by that record. */
function countsAsClient(world: World, trigger: Trigger, { place, person }: About): string | null {
  const member = person === null ? null : (at(world.clients, place).family[person]?.person ?? null)
  const client = member === null ? null : at(world.clients, member)
  return client !== null && statusOf(client) === trigger.pick && !client.archived && client.birthday.on !== null ? 'counted-as-client' : null
}

function placeOfEntry(occurrence: string): number {
  return Number(/^entry (\d+)$/.exec(occurrence)?.[1] ?? -1)
}

/** Small letters without accents. */
export function plain(word: string): string {
  return word.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')
}

/** What was not made by hand but happened: nobody looks at it again because its client changed. */
export function happens(kind: Kind): boolean {
  return kind === 'web_form' || kind === 'email' || kind === 'incoming_text'
}
