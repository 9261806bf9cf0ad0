import type { Hours } from './automatic-hours.ts'
import type { Automation, Waits } from './automatic-studio.ts'
import type { Wish } from './deed.ts'

/** A worker dies: after so many writes that failed, each of which halves the batch, and so many batches that were kept. `inHand`: with one more made and not kept. Null batches: before the job has begun anything. */
export type Death = { faults: number; batches: number | null; inHand: boolean }

/** What happens besides edits and decisions. Places are any number, of those that are there; days are counted from today. */
export type OwnWish =
  | { does: 'find' }
  | { does: 'work'; death: Death | null }
  | { does: 'carry out'; death: Death | null }
  | { does: 'automate'; trigger: number; automation: Partial<Automation>; includes: boolean }
  | { does: 'let go'; item: number }
  | { does: 'hold back'; item: number; days: number | null }
  | { does: 'release'; trigger: number; only: Waits | null }
  | { does: 'let in'; trigger: number; record: number }
  | { does: 'stop'; run: number; stopped: boolean }
  | { does: 'undo'; run: number }
  | { does: 'pause'; paused: boolean }
  | { does: 'change studio'; hours: Hours; settle: number; cap: number | null; bulk: number }
  | { does: 'import'; booking: Extract<Wish, { does: 'make' }> }

export type AnyWish = Wish | OwnWish
const own: readonly AnyWish['does'][] = [
  'find',
  'work',
  'carry out',
  'automate',
  'let go',
  'hold back',
  'release',
  'let in',
  'stop',
  'undo',
  'pause',
  'change studio',
  'import',
]

export function isOwn(wish: AnyWish): wish is OwnWish {
  return own.includes(wish.does)
}

type Lists = { triggers: readonly unknown[]; records: readonly unknown[]; items: readonly unknown[]; runs: readonly unknown[] }

/** With places that are there; null when there is none. */
export function placed(wish: OwnWish, { triggers, records, items, runs }: Lists): OwnWish | null {
  const there = { trigger: triggers, record: records, item: items, run: runs }
  const places = Object.entries(there).filter(([name]) => name in wish)
  if (places.some(([, list]) => list.length === 0)) return null
  const wanted: Record<string, unknown> = wish
  return { ...wish, ...Object.fromEntries(places.map(([name, list]) => [name, Number(wanted[name]) % list.length])) }
}
