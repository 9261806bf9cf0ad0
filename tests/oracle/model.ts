import type { Day, Instant } from './dates.ts'
import type { Kind, Settings } from './lines.ts'

/** A studio as plain objects: what the oracle knows. Numbers are places in the lists, never rows of a database. */
export type World = {
  zone: string
  workWeek: readonly number[]
  usesInvoiceStatuses: boolean
  now: Instant
  clients: Client[]
  /** Of every other kind, in the order in which they were made. */
  records: Subject[]
  triggers: Trigger[]
  /** What was listed, ever, in the order in which it came. */
  items: Item[]
}

/** A day and since when it stands. */
export type Dated<Written = Day> = { on: Written | null; since: Instant }

/** What has a status: the last entry is the one it is in. `due`: until when it should be done with. What was past at `historyAt` is history. */
export type Tracked = { createdAt: Instant; entries: { status: number; at: Instant }[]; due: Dated; archived: boolean; historyAt?: Instant }

/** Days of the year are written `02-29`. */
export type Client = Tracked & {
  birthday: Dated<string>
  anniversary: Dated<string>
  family: { birthday: Dated<string>; person: number | null }[]
  doNotMarket: boolean
  doNotCall: boolean
  /** Numbers of its own, and of those that were merged into it. */
  phones: number[]
  mergedInto: number | null
}

export const reports = ['delivered', 'opened', 'clicked', 'bounced'] as const
export type Report = (typeof reports)[number]

/** A record of any kind but clients, with what each of them may have. What is called `…Since` was set then, and not touched since. */
export type Subject = Tracked & {
  kind: Exclude<Kind, 'client'>
  /** Whose it is by itself; an appointment or a task that names nobody is its session's client's. */
  client: number | null
  session: number | null
  /** What is past then is history: it came with the studio's past. */
  historyAt?: Instant
  type: number
  typeSince: Instant
  /** The session's, the appointment's, the day a task is due. */
  date: Dated
  /** The hour can move without the date being set anew. */
  time: string | null
  start: Dated
  booked: Day | null
  member: number | null
  onHold: boolean
  confirmed: boolean
  canceled: boolean
  completedAt: Instant | null
  /** What an invoice asks for, on which days, and what was paid. Since when its payment date stands. */
  dues: { on: Day; amount: number }[]
  paid: number
  paymentSince: Instant
  sentAt: Instant | null
  reports: Partial<Record<Report, { at: Instant; notedAt: Instant }>>
  text: { at: Instant; word: string } | null
  /** Something happened to it since the studio looked, whatever the clock said. */
  touched: boolean
}

export type Trigger = Settings & {
  on: boolean
  deleted: boolean
  /** It counts from then. */
  armedAt: Instant
  /** The last time the studio looked while it was on, or when it was armed. Never goes back. */
  lookedAt: Instant
}

/** What was set up, without what became of it. */
export function settingsOf({ on, deleted, armedAt, lookedAt, ...settings }: Trigger): Settings {
  return settings
}

export type State = 'active' | 'held' | 'attention' | 'withdrawn' | 'expired' | 'processed' | 'deleted'

/** `place` among the clients where it is `of` one, else among the records. `person`: the family member whose birthday it is. */
export type Item = {
  trigger: number
  of: Kind
  place: number
  person: number | null
  occurrence: string
  state: State
  reason: string | null
  late: boolean
  heldUntil: Instant | null
  /** Since when it stands so. */
  since: Instant
}

/** What an item is known by. */
export function keyOf({ trigger, of, place, occurrence }: Item): string {
  return `trigger ${trigger}, ${of} ${place}, ${occurrence}`
}

export function isOpen({ state }: Item): boolean {
  return state === 'active' || state === 'held' || state === 'attention'
}

export function statusOf({ entries }: Tracked): number {
  return at(entries, entries.length - 1).status
}

/** Whose a record is. */
export function ownerOf(world: World, of: Kind, place: number): number | null {
  if (of === 'client') return place
  const { kind, client, session } = at(world.records, place)
  const followsSession = kind === 'appointment' || kind === 'task'
  return client === null && followsSession && session !== null ? at(world.records, session).client : client
}

export function trackedOf(world: World, of: Kind, place: number): Client | Subject {
  return of === 'client' ? at(world.clients, place) : at(world.records, place)
}

/** The place is the history's own; a place that is not there is a mistake of the history. */
export function at<T>(list: readonly T[], place: number): T {
  const found = list[place]
  if (found === undefined) throw new Error(`There is nothing at place ${place}.`)
  return found
}
