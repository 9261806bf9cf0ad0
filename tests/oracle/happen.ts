import { type Day, dayAt, plusDays, plusWorkDays } from './dates.ts'
import type { Deed, Of } from './deed.ts'
import { paymentDay, plain } from './facts.ts'
import { has, type Kind, type Settings } from './lines.ts'
import { lookAgain, process, remove, skip } from './matcher.ts'
import { at, type Dated, type Subject, statusOf, type Tracked, type World } from './model.ts'

/** What statuses last, in work days; null: they have no due date of their own. Every kind, or type of it, has these three. */
export const durations: readonly (number | null)[] = [null, 2, null]

/** Lets a deed happen among the plain objects. What says nothing new changes nothing, and never since when something stands. */
export function happen(world: World, deed: Deed): void {
  if (deed.does === 'make') make(world, deed)
  else if ('record' in deed) happenToRecord(world, at(world.records, deed.record), deed)
  else if ('client' in deed) happenToClient(world, deed)
  else if (deed.does === 'decide') decide(world, deed)
  else happenToTrigger(world, deed)
}

type Make = Extract<Deed, { does: 'make' }>

function make(world: World, deed: Make): void {
  const { now } = world
  const { kind, type, session, day, at: happened } = deed
  const status = placeOfStatus(kind, type, deed.status)
  const since = { on: null, since: now }
  const today = dayAt(now, world.zone)
  const record: Subject = {
    kind,
    client: ownClient(world, deed),
    session,
    createdAt: now,
    type,
    typeSince: now,
    entries: [{ status: kind === 'invoice' && !world.usesInvoiceStatuses ? 0 : status, at: now }],
    due: { on: kind === 'invoice' && !world.usesInvoiceStatuses ? null : dueOf(world, status, deed.due), since: now },
    date: kind === 'appointment' ? { on: day ?? today, since: now } : { on: day, since: now },
    time: null,
    start: since,
    booked: today,
    member: has(kind).role === true ? deed.member : null,
    onHold: false,
    confirmed: false,
    canceled: false,
    completedAt: null,
    dues: duesOn(day),
    paid: 0,
    paymentSince: now,
    sentAt: null,
    reports: {},
    text: kind === 'incoming_text' ? { at: happened, word: plain(deed.word) } : null,
    archived: false,
    touched: true,
  }
  if (kind === 'web_form') enterForm(world, record, status)
  world.records.push(record)
}

/** A text is whose number it came from, where that is one client alone; an appointment or form of a session without a client is its client's. */
function ownClient({ clients, records }: World, { kind, client, session }: Make): number | null {
  if (kind === 'incoming_text') {
    const owners = [...clients.entries()].filter(([, { phones, archived }]) => client !== null && phones.includes(client) && !archived)
    return owners.length === 1 ? (owners[0]?.[0] ?? null) : null
  }
  const isTaken = kind === 'web_form' && client === null && session !== null
  return isTaken ? at(records, session).client : client
}

/** Two parts, the second two days later. */
export function duesOn(day: Day | null): Subject['dues'] {
  return day === null ? [] : [{ on: day, amount: 3000 }, { on: plusDays(day, 2), amount: 2000 }] // biome-ignore format: short
}

/** The place of a status among those of its kind: where each type has its own, those of the second type stand behind those of the first. */
export function placeOfStatus(kind: Kind, type: number, status: number): number {
  return has(kind).statuses === 'of the type' ? type * durations.length + status : status
}

type OfRecord = Extract<Deed, { record: number }>

function happenToRecord(world: World, record: Subject, deed: OfRecord): void {
  const { now } = world
  const payment = paymentDay(record)
  if (!isKnown(record, deed)) record.touched = true
  change(world, record, deed)
  if (paymentDay(record) !== payment) record.paymentSince = now
}

/** What is said a second time. */
function isKnown(record: Subject, deed: OfRecord): boolean {
  if (deed.does === 'report') return record.reports[deed.report] !== undefined
  return deed.does === 'status' && record.kind === 'web_form' && deed.status === statusOf(record) && deed.status !== 1
}

function change(world: World, record: Subject, deed: OfRecord): void {
  const { now } = world
  switch (deed.does) {
    case 'day':
      return setDay(world, record, deed)
    case 'type':
      return setType(world, record, deed.type)
    case 'status':
      return setStatus(world, record, deed)
    case 'due':
      return set(world, record.due, deed.day)
    case 'flag':
      record[deed.flag] = deed.value
      return
    case 'archive':
      record.archived = deed.archived
      return
    case 'complete':
      record.completedAt = deed.completed ? (record.completedAt ?? now) : null
      return
    case 'pay':
      record.paid = deed.amount === null ? 0 : record.paid + deed.amount
      return
    case 'report':
      record.reports[deed.report] ??= { at: deed.at, notedAt: now }
      return
    case 'give':
      record.client = deed.client
      return
    case 'hour':
      record.time = deed.time
      return
    default:
      record.member = deed.member
  }
}

function setDay(world: World, record: Subject, { name, day }: Extract<Deed, { does: 'day' }>): void {
  if (name === 'booked') record.booked = day
  else if (record.kind === 'invoice') record.dues = duesOn(day)
  else {
    set(world, record[name], day)
    if (record.kind === 'session' && day === null) record.time = null
  }
}

/** Where each type has its own statuses it goes to the one that is called alike; until when it should be done with stays. */
function setType({ now }: World, record: Subject, type: number): void {
  if (type === record.type) return
  if (has(record.kind).statuses === 'of the type')
    record.entries.push({ status: placeOfStatus(record.kind, type, statusOf(record) % durations.length), at: now })
  Object.assign(record, { type, typeSince: now })
}

function setStatus(world: World, record: Subject, { status, due }: Extract<Deed, { does: 'status' }>): void {
  if (record.kind === 'web_form') enterForm(world, record, status)
  else enter(world, record, { status: placeOfStatus(record.kind, record.type, status), due })
}

/** Forms have four statuses: initial, sent, submitted, final. One that is sent again is waited for anew. */
function enterForm({ now }: World, record: Subject, status: number): void {
  if (statusOf(record) !== status) record.entries.push({ status, at: now })
  if (status === 0) record.sentAt = null
  if (status === 1) record.sentAt = now
}

function enter(world: World, tracked: Tracked, { status, due }: { status: number; due: Day | null | 'default' }): void {
  if (status === statusOf(tracked)) return due === 'default' ? undefined : set(world, tracked.due, due)
  tracked.entries.push({ status, at: world.now })
  tracked.due = { on: dueOf(world, status, due), since: world.now }
}

function set<Written>({ now }: World, dated: Dated<Written>, on: Written | null): void {
  if (on !== dated.on) Object.assign(dated, { on, since: now })
}

function dueOf({ now, zone, workWeek }: World, status: number, due: Day | null | 'default'): Day | null {
  if (due !== 'default') return due
  const duration = at(durations, status % durations.length)
  return duration === null ? null : plusWorkDays(dayAt(now, zone), duration, workWeek)
}

function happenToClient(world: World, deed: Extract<Exclude<Deed, Make | OfRecord>, { client: number }>): void {
  const client = at(world.clients, deed.client)
  if (deed.does === 'client flag' && deed.flag === 'phone') client.phones = deed.value ? [deed.client] : []
  else if (deed.does === 'client flag' && deed.flag !== 'phone') client[deed.flag] = deed.value
  else if (deed.does === 'client status') enter(world, client, deed)
  else if (deed.does === 'client due') set(world, client.due, deed.day)
  else if (deed.does === 'year day') set(world, typeof deed.of === 'number' ? at(client.family, deed.of).birthday : client[deed.of], deed.day)
  else if (deed.does === 'person') at(client.family, deed.member).person = deed.person
  else if (deed.does === 'archive client') client.archived = deed.archived
  else if (deed.does === 'merge') merge(world, deed)
}

function merge(world: World, deed: Of<'merge'>): void {
  const [client, into] = [at(world.clients, deed.client), at(world.clients, deed.into)]
  Object.assign(into, {
    doNotMarket: into.doNotMarket || client.doNotMarket,
    doNotCall: into.doNotCall || client.doNotCall,
    phones: [...new Set([...into.phones, ...client.phones])],
  })
  Object.assign(client, { mergedInto: deed.into, archived: true })
  for (const record of world.records) if (record.client === deed.client) record.client = deed.into
}

/** Words and outputs never let a trigger count anew, nor does what becomes of those who moved on. */
const never: readonly (keyof Settings)[] = ['output', 'stays']

function happenToTrigger(world: World, deed: Exclude<Deed, Make | { record: number } | { client: number } | { does: 'decide' }>): void {
  const { now } = world
  if (deed.does === 'look again') return lookAgain(world)
  if (deed.does === 'new trigger') {
    world.triggers.push({ ...deed.settings, on: true, deleted: false, armedAt: now, lookedAt: now })
    return
  }
  const trigger = at(world.triggers, deed.trigger)
  const arm = () => Object.assign(trigger, { armedAt: now, lookedAt: now })
  if (deed.does === 'delete trigger' && deed.deleted !== trigger.deleted) Object.assign(trigger, { deleted: deed.deleted, on: false })
  if (deed.does === 'switch' && deed.on !== trigger.on) {
    trigger.on = deed.on
    if (deed.on) arm()
  }
  if (deed.does !== 'change trigger') return
  const changed = (Object.keys(deed.settings) as (keyof Settings)[]).filter((key) => deed.settings[key] !== trigger[key])
  Object.assign(trigger, deed.settings)
  if (changed.some((key) => !never.includes(key))) arm()
}

function decide(world: World, { item: place, decision }: Extract<Deed, { does: 'decide' }>): void {
  const item = at(world.items, place)
  if (decision === 'process') process(world, item)
  else if (decision === 'skip') skip(world, item)
  else remove(world, item)
}
