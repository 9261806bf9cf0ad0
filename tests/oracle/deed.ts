import { type Day, dayAt, plusDays } from './dates.ts'
import { at, type Client, isOpen, keyOf, type Session, type Settings, settingsOf, type World } from './model.ts'

/** Whose place in which list: any number, of those that are there. */
type Place = number
/** By the status's duration, none, or so many days from today. */
type DueWish = 'default' | number | null
export type SessionFlag = 'onHold' | 'confirmed' | 'canceled'
export type ClientFlag = 'doNotMarket' | 'doNotCall' | 'phone'
export type Decision = 'process' | 'skip' | 'delete'

/** What somebody wishes to do, with days counted from today: a history is written in these, so that one with less in it is a history as well. */
export type Wish =
  | { does: 'book'; client: Place; type: number; status: number; primary: number | null; due: DueWish; photographer: number | null }
  | { does: 'date'; session: Place; day: number | null }
  | { does: 'hour'; session: Place; time: string }
  | { does: 'type'; session: Place; type: number }
  | { does: 'status'; session: Place; status: number; due: DueWish }
  | { does: 'due'; session: Place; day: number | null }
  | { does: 'flag'; session: Place; flag: SessionFlag; value: boolean }
  | { does: 'photographer'; session: Place; photographer: number | null }
  | { does: 'give'; session: Place; client: Place }
  | { does: 'archive session'; session: Place; archived: boolean }
  | { does: 'client flag'; client: Place; flag: ClientFlag; value: boolean }
  | { does: 'birthday'; client: Place; day: number | 'leap' | null }
  | { does: 'archive client'; client: Place; archived: boolean }
  | { does: 'merge'; client: Place; into: Place }
  | { does: 'new trigger'; settings: Settings }
  | { does: 'change trigger'; trigger: Place; settings: Partial<Settings> }
  | { does: 'switch'; trigger: Place; on: boolean }
  | { does: 'delete trigger'; trigger: Place; deleted: boolean }
  | { does: 'decide'; item: Place; decision: Decision }
  | { does: 'look again' }

type With<Fields> = { [Field in keyof Fields]: Fields[Field] }
type Of<Does extends Wish['does']> = Extract<Wish, { does: Does }>

/** What is done: the places are there, and days are days. */
export type Deed =
  | With<Omit<Of<'book'>, 'primary' | 'due'> & { primary: Day | null; due: Day | null | 'default' }>
  | With<Omit<Of<'date'>, 'day'> & { day: Day | null }>
  | With<Omit<Of<'birthday'>, 'day'> & { day: string | null }>
  | With<Omit<Of<'status'>, 'due'> & { due: Day | null | 'default' }>
  | With<Omit<Of<'due'>, 'day'> & { day: Day | null }>
  | With<Omit<Of<'change trigger'>, 'settings'> & { settings: Settings }>
  | With<Of<'decide'> & { key: string }>
  | Exclude<Wish, { does: 'book' | 'date' | 'birthday' | 'status' | 'due' | 'change trigger' | 'decide' }>

/** What becomes of a wish as things stand, or null when it cannot be: there is no such record, or the program rightly refuses. */
export function deedOf(world: World, wish: Wish): Deed | null {
  const today = dayAt(world.now, world.zone)
  const day = (count: number | null) => (count === null ? null : plusDays(today, count))
  const due = (wanted: DueWish) => (wanted === 'default' ? wanted : day(wanted))
  const placed = withPlaces(world, wish)
  if (placed === null || isRefused(world, placed)) return null
  if (placed.does === 'book') return { ...placed, primary: day(placed.primary), due: due(placed.due) }
  if (placed.does === 'date' || placed.does === 'due') return { ...placed, day: day(placed.day) }
  if (placed.does === 'birthday') return { ...placed, day: placed.day === 'leap' ? '02-29' : (day(placed.day)?.slice(5) ?? null) }
  if (placed.does === 'status') return { ...placed, due: due(placed.due) }
  if (placed.does === 'change trigger') return { ...placed, settings: { ...settingsOf(at(world.triggers, placed.trigger)), ...placed.settings } }
  if (placed.does === 'decide') return { ...placed, key: keyOf(at(world.items, placed.item)) }
  return placed
}

function withPlaces(world: World, wish: Wish): Wish | null {
  const there = { client: world.clients, into: world.clients, session: world.sessions, trigger: world.triggers, item: world.items }
  const places = Object.entries(there).filter(([name]) => name in wish)
  if (places.some(([, list]) => list.length === 0)) return null
  const wanted: Record<string, unknown> = wish
  return { ...wish, ...Object.fromEntries(places.map(([name, list]) => [name, Number(wanted[name]) % list.length])) }
}

function isRefused(world: World, wish: Wish): boolean {
  switch (wish.does) {
    case 'book':
    case 'give':
      return at(world.clients, wish.client).archived
    case 'hour':
      return at(world.sessions, wish.session).primary === null
    case 'client flag':
    case 'birthday':
      return at(world.clients, wish.client).mergedInto !== null
    case 'archive client':
      return at(world.clients, wish.client).mergedInto !== null || (wish.archived && hasSessionsToCome(world, wish.client))
    case 'merge':
      // Of two birthdays one stays, and so do two of their items: that is told by the cases of merging.
      return (
        world.triggers.some(({ moment }) => moment === 'birthday') ||
        wish.client === wish.into ||
        isClosed(at(world.clients, wish.client)) ||
        at(world.clients, wish.into).archived
      )
    case 'change trigger':
    case 'switch':
      return at(world.triggers, wish.trigger).deleted || (wish.does === 'change trigger' && isOfOthers(at(world.triggers, wish.trigger), wish.settings))
    case 'decide':
      return !canBeDecided(world, wish)
    default:
      return false
  }
}

/** Sessions and clients have nothing in common that could be changed in one go. */
function isOfOthers(trigger: Settings, settings: Partial<Settings>): boolean {
  const isOfClients = trigger.moment === 'birthday'
  return settings.moment === undefined ? isOfClients : isOfClients !== (settings.moment === 'birthday')
}

function isClosed({ mergedInto }: Client): boolean {
  return mergedInto !== null
}

function hasSessionsToCome(world: World, client: number): boolean {
  const today = dayAt(world.now, world.zone)
  const isToCome = (session: Session) =>
    session.client === client && !session.canceled && !session.archived && session.primary !== null && session.primary >= today
  return world.sessions.some(isToCome)
}

function canBeDecided(world: World, { item: place, decision }: { item: number; decision: Decision }): boolean {
  const item = at(world.items, place)
  return isOpen(item) || (item.state === 'expired' && decision !== 'skip')
}
