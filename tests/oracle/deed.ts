import { type Day, dayAt, type Instant, plusDays } from './dates.ts'
import { has, type Kind, type Settings, sensible } from './lines.ts'
import { at, keyOf, type Report, type Subject, settingsOf, type World } from './model.ts'
import { isRefused } from './refused.ts'

/** Whose place in which list: any number, of those that are there. */
type Place = number
/** By the status's duration, none, or so many days from today. */
type DueWish = 'default' | number | null
export type Flag = 'onHold' | 'confirmed' | 'canceled'
export type ClientFlag = 'doNotMarket' | 'doNotCall' | 'phone'
export type Decision = 'process' | 'skip' | 'delete'
export type DayName = 'date' | 'start' | 'booked'
export type YearDay = 'birthday' | 'anniversary' | 0 | 1
type MadeKind = Exclude<Kind, 'client'>

/** What somebody wishes to do, with days counted from today: a history is written in these, so that one with less in it is a history as well. */
export type Wish =
  | {
      does: 'make'
      kind: MadeKind
      /** Whose it is; null where it may be nobody's, or its session's client's. */
      client: Place | null
      session: Place | null
      type: number
      status: number
      day: number | null
      due: DueWish
      member: number | null
      /** Of a text, and how many minutes ago it came. */
      word: string
      ago: number
    }
  | { does: 'day'; record: Place; name: DayName; day: number | null }
  | { does: 'hour'; record: Place; time: string }
  | { does: 'type'; record: Place; type: number }
  | { does: 'status'; record: Place; status: number; due: DueWish }
  | { does: 'due'; record: Place; day: number | null }
  | { does: 'flag'; record: Place; flag: Flag; value: boolean }
  | { does: 'member'; record: Place; member: number | null }
  | { does: 'give'; record: Place; client: Place | null }
  | { does: 'archive'; record: Place; archived: boolean }
  | { does: 'complete'; record: Place; completed: boolean }
  | { does: 'pay'; record: Place; amount: number | null }
  | { does: 'report'; record: Place; report: Report; ago: number }
  | { does: 'client flag'; client: Place; flag: ClientFlag; value: boolean }
  | { does: 'client status'; client: Place; status: number; due: DueWish }
  | { does: 'client due'; client: Place; day: number | null }
  | { does: 'year day'; client: Place; of: YearDay; day: number | 'leap' | null }
  | { does: 'person'; client: Place; member: 0 | 1; person: Place | null }
  | { does: 'archive client'; client: Place; archived: boolean }
  | { does: 'merge'; client: Place; into: Place }
  | { does: 'new trigger'; settings: Settings }
  | { does: 'change trigger'; trigger: Place; settings: Partial<Settings> }
  | { does: 'switch'; trigger: Place; on: boolean }
  | { does: 'delete trigger'; trigger: Place; deleted: boolean }
  | { does: 'decide'; item: Place; decision: Decision }
  | { does: 'look again' }

type With<Fields> = { [Field in keyof Fields]: Fields[Field] }
export type Of<Does extends Wish['does']> = Extract<Wish, { does: Does }>
type Due = Day | null | 'default'

/** What is done: the places are there, and days are days. */
export type Deed =
  | With<Omit<Of<'make'>, 'day' | 'due' | 'ago'> & { day: Day | null; due: Due; at: Instant }>
  | With<Omit<Of<'day'>, 'day'> & { day: Day | null }>
  | With<Omit<Of<'status'>, 'due'> & { due: Due }>
  | With<Omit<Of<'due'>, 'day'> & { day: Day | null }>
  | With<Omit<Of<'report'>, 'ago'> & { at: Instant }>
  | With<Omit<Of<'client status'>, 'due'> & { due: Due }>
  | With<Omit<Of<'client due'>, 'day'> & { day: Day | null }>
  | With<Omit<Of<'year day'>, 'day'> & { day: string | null }>
  | With<Omit<Of<'change trigger'>, 'settings'> & { settings: Settings }>
  | With<Of<'decide'> & { key: string }>
  | Exclude<Wish, { does: 'make' | 'day' | 'status' | 'due' | 'report' | 'client status' | 'client due' | 'year day' | 'change trigger' | 'decide' }>

const minute = 60_000

/** What becomes of a wish as things stand, or null when it cannot be: there is no such record, or the program rightly refuses. */
export function deedOf(world: World, wish: Wish): Deed | null {
  const today = dayAt(world.now, world.zone)
  const day = (count: number | null) => (count === null ? null : plusDays(today, count))
  const due = (wanted: DueWish) => (wanted === 'default' ? wanted : day(wanted))
  const placed = withPlaces(world, wish)
  if (placed === null || isRefused(world, placed)) return null
  switch (placed.does) {
    case 'make':
      return { ...placed, day: day(placed.day), due: due(placed.due), at: world.now - placed.ago * minute }
    case 'day':
    case 'due':
    case 'client due':
      return { ...placed, day: day(placed.day) }
    case 'status':
      // Forms alone have a fourth.
      return { ...placed, status: at(world.records, placed.record).kind === 'web_form' ? placed.status : placed.status % 3, due: due(placed.due) }
    case 'client status':
      return { ...placed, due: due(placed.due) }
    case 'report':
      return { ...placed, at: world.now - placed.ago * minute }
    case 'year day':
      return { ...placed, day: placed.day === 'leap' ? '02-29' : (day(placed.day)?.slice(5) ?? null) }
    case 'change trigger':
      return { ...placed, settings: sensible({ ...settingsOf(at(world.triggers, placed.trigger)), ...placed.settings }) }
    case 'decide':
      return { ...placed, key: keyOf(at(world.items, placed.item)) }
    default:
      return placed
  }
}

/** Of which records a wish can be about. */
const takes: { [Does in Extract<Wish, { record: Place }>['does']]: (kind: MadeKind, wish: Of<Does>) => boolean } = {
  day: (kind, { name }) => daysOf[kind]?.includes(name) === true,
  hour: (kind) => has(kind).hour === true,
  type: (kind) => has(kind).typed === true,
  status: (kind) => has(kind).statuses !== 'none',
  due: (kind) => has(kind).statuses !== 'none' && kind !== 'web_form',
  flag: (kind, { flag }) => has(kind).flags === true || (kind === 'invoice' && flag === 'canceled'),
  member: (kind) => has(kind).role === true,
  give: (kind, { client }) => isKept(kind) && (client !== null || has(kind).bySession === true),
  archive: isKept,
  complete: (kind) => kind === 'task',
  pay: (kind) => kind === 'invoice',
  report: (kind) => kind === 'email',
}

const daysOf: Partial<Record<MadeKind, readonly DayName[]>> = { session: ['date'], appointment: ['date', 'booked'], invoice: ['date'], task: ['date', 'start'] }

function isKept(kind: MadeKind): boolean {
  return kind !== 'web_form' && kind !== 'email' && kind !== 'incoming_text'
}

/** Whether such a wish can ever be about such a record. */
export function canBeAbout(wish: Wish, kind: MadeKind): boolean {
  return !('record' in wish) || takes[wish.does](kind, wish as never)
}

function withPlaces(world: World, wish: Wish): Wish | null {
  const all = { client: world.clients, into: world.clients, person: world.clients, trigger: world.triggers, item: world.items }
  const there = Object.fromEntries(Object.entries(all).map(([name, list]) => [name, [...list.keys()]]))
  const open = (test: (record: Subject) => boolean) => world.records.flatMap((record, place) => (test(record) ? [place] : []))
  const lists: Record<string, number[]> = {
    ...there,
    record: open(({ kind }) => canBeAbout(wish, kind)),
    session: open(({ kind, archived }) => kind === 'session' && !archived),
  }
  const wanted: Record<string, unknown> = { ...wish }
  for (const [name, list] of Object.entries(lists)) {
    if (typeof wanted[name] !== 'number') continue
    const found = list[Number(wanted[name]) % list.length]
    if (found === undefined && name !== 'session') return null
    wanted[name] = found ?? null
  }
  return wanted as Wish
}
