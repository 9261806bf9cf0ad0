import type { Day, Instant } from './dates.ts'

/** A studio as plain objects: what the oracle knows. Numbers are places in the lists, never rows of a database. */
export type World = {
  zone: string
  workWeek: readonly number[]
  now: Instant
  clients: Client[]
  sessions: Session[]
  triggers: Trigger[]
  /** What was listed, ever, in the order in which it came. */
  items: Item[]
}

/** `birthday` is `02-29`; known since then. */
export type Client = {
  createdAt: Instant
  birthday: string | null
  birthdaySince: Instant
  doNotMarket: boolean
  doNotCall: boolean
  phone: boolean
  archived: boolean
  mergedInto: number | null
}

/** `status` and `type` are places in the studio's lists. What is called `…Since` was set then, and not touched since. */
export type Session = {
  client: number
  createdAt: Instant
  createdOn: Day
  /** What is past then is history: it came with the studio's past. */
  historyAt?: Instant
  type: number
  typeSince: Instant
  /** The last entry is the status it is in. */
  entries: { status: number; at: Instant }[]
  due: Day | null
  dueSince: Instant
  primary: Day | null
  /** The hour can move without the date being set anew. */
  time: string | null
  primarySince: Instant
  photographer: number | null
  onHold: boolean
  confirmed: boolean
  canceled: boolean
  archived: boolean
}

export const moments = ['status-changed', 'status-due', 'session-date', 'created', 'birthday'] as const
export type Moment = (typeof moments)[number]

/** What a person sets up. `pick` is the place of the status or type. */
export type Settings = {
  basis: 'status' | 'type'
  pick: number
  moment: Moment
  /** Negative: before. */
  offset: number
  unit: Unit
  past: boolean
  doNotMarket: boolean
  doNotCall: boolean
  onHold: boolean
  confirmed: boolean
  canceled: boolean
  validity: number | null
  repeat: 'every' | 'once' | 'spaced'
  /** For `spaced` alone. */
  repeatDays: number
  late: 'wait' | 'send' | 'never'
  stays: boolean
  output: Output
}

export type Unit = 'days' | 'weeks' | 'work-days' | 'hours' | 'minutes'

/** A task for the client always works; a call needs a phone and somebody who may be called; a task for the photographer needs one. */
export type Output = 'task' | 'call' | 'photographer'

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

/** `of` a client where the trigger counts from a birthday, else of a session. */
export type Item = {
  trigger: number
  of: 'session' | 'client'
  place: number
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

/** The place is the history's own; a place that is not there is a mistake of the history. */
export function at<T>(list: readonly T[], place: number): T {
  const found = list[place]
  if (found === undefined) throw new Error(`There is nothing at place ${place}.`)
  return found
}
