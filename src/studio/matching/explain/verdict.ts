import type { Situation } from './conditions.ts'
import type { Condition, Explained, Verdict } from './explanation.ts'
import type { Occurrence } from './occurrence.ts'
import { dueWords } from './told.ts'

/** Where an occurrence stands by its conditions. */
export function verdictOf({ item }: Occurrence, conditions: readonly Condition[]): Verdict {
  const failing = conditions.filter(({ passed }) => !passed)
  if (failing.some(({ code }) => code === 'settled')) return 'decided'
  if (failing.length === 0) return item === null || item.state === 'withdrawn' ? 'next-look' : 'listed'
  return failing.every(({ code }) => code === 'not-due') ? 'coming' : 'not'
}

const views: { readonly [state: string]: string } = {
  active: 'It stands on the list.',
  held: 'It stands on the list, held.',
  attention: 'It stands on the list and needs attention.',
}

/** The verdict in a sentence: of what does not match, the first reason. */
export function whyOf(verdict: Verdict, conditions: readonly Condition[], { found, situation }: { found: Occurrence; situation: Situation }): string {
  if (verdict === 'listed') return views[found.item?.state ?? 'active'] ?? ''
  if (verdict === 'next-look') return 'Everything holds: the next look lists it.'
  if (verdict === 'coming') return `Fires ${dueWords(found, situation)}.`
  if (verdict === 'decided') return conditions.find(({ code }) => code === 'settled')?.sentence ?? ''
  return conditions.find(({ passed }) => !passed)?.sentence ?? ''
}

const rank: Record<Verdict, number> = { listed: 0, 'next-look': 1, coming: 2, not: 3, decided: 4 }

/** What matters most first: the list, then what comes. */
export function inOrder<T extends Pick<Explained, 'verdict'>>(all: readonly T[]): T[] {
  return all.toSorted((one, other) => rank[one.verdict] - rank[other.verdict])
}
