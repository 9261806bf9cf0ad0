import type { Hours } from './automatic-hours.ts'
import type { Day, Instant } from './dates.ts'
import { at, type Item, type Trigger, type World } from './model.ts'

/** What goes by itself, told a second time: a studio as plain objects, beside what the oracle of matching knows of it. */
export type Studio = {
  world: World
  hours: Hours
  /** Minutes that a change of status has to stand. */
  settle: number
  /** Automatic messages to a client a day; null: as many as come. */
  cap: number | null
  /** The brake’s smallest limit. */
  bulk: number
  paused: boolean
  /** By the places of the triggers. */
  automations: Automation[]
  standings: Map<Item, Standing>
  /** The job’s, in the order in which they began. */
  runs: Run[]
  made: Made[]
  /** Of items found in the same look, which comes first: nothing says so, so the program does. */
  order: Map<Item, number>
  /** How each trigger stood when the studio last looked. */
  seen: string[]
  forgets: Rule | null
}

/** `null`: as the studio has it. */
export type Automation = { automatic: boolean; hours: Hours | null; settle: number | null }

export type Waits = 'late' | 'was-waiting' | 'newly-due' | 'let-in' | 'brake' | 'undone' | 'stopped' | 'cap'

/** What an item waits for, until when if not for a person, and its dates as they were when it was last looked at. `changes`: how often it changed. */
export type Standing = { waits: Waits | null; until: Instant | null; letGo: boolean; changes: number; due: Instant; validUntil: Day; client: number | null }

export type Run = { state: 'waiting' | 'running' | 'stopped' | 'done'; undone: boolean; wanted: Wanted[] }
/** What was meant, as it stood when it was written down. */
type Wanted = { item: Item; changes: number; done: boolean }

/** Something that was made of an item, by the job in a run or by a person. It does not stand when it was taken back. */
export type Made = { item: Item; at: Instant; run: Run | null; isMessage: boolean; client: number | null; stands: boolean }

/** Rules of automatic processing. An oracle that forgets one must be found out. */
export const rules = [
  'hours', 'overnight', 'own hours', 'settling', 'late ones wait', 'what was listed waits', 'newly due ones wait', 'let in ones wait', 'the brake', 'what was let go passes the brake',
  'the cap', 'what was taken back leaves room under the cap', 'skipped until resumed', 'made manual, held until tomorrow', 'undone while it settled', 'a stopped run waits', 'history', 'a broken run is taken up',
  'what changed meanwhile is left', 'what closed meanwhile is left', 'paused', 'what was made is made once',
] as const // biome-ignore format: a list to read across
export type Rule = (typeof rules)[number]

export function knows({ forgets }: Studio, rule: Rule): boolean {
  return forgets !== rule
}

export function triggerOf({ world }: Studio, item: Item): Trigger {
  return at(world.triggers, item.trigger)
}

export function automationOf({ automations }: Studio, item: Item): Automation {
  return at(automations, item.trigger)
}

export function standingOf({ standings }: Studio, item: Item): Standing {
  const standing = standings.get(item)
  if (standing === undefined) throw new Error('An item stands nowhere.')
  return standing
}

/** On, and processed by itself. */
export function isLive({ world, automations }: Studio, trigger: number): boolean {
  const { on, deleted } = at(world.triggers, trigger)
  return on && !deleted && at(automations, trigger).automatic
}
