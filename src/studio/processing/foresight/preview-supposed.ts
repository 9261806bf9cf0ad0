import { reasonSentence } from '#studio/matching/reasons.ts'
import type { Work } from '#studio/staff/work.ts'
import type { Trigger } from '#studio/triggers/trigger.ts'
import { type Facts, loadFactsOf } from '../load-facts.ts'
import { type Plan, planItem } from '../plan.ts'
import { shownEffect } from '../preview-item.ts'
import { type SupposedItem, supposeItems } from './suppose-items.ts'

type Supposed = { items: readonly SupposedItem[]; drafts?: ReadonlyMap<number, Trigger> }
export type PlannedSupposed = { facts: Facts; plan: Plan }

/**
 * What items that nobody has found yet would generate, chosen from data as it is now, by the items' numbers: the plan of processing. `drafts`: triggers
 * that nobody has saved, by number. One whose record is gone is not in the answer. Writes nothing.
 */
export async function planSupposed(work: Work, { items, drafts = new Map() }: Supposed): Promise<Map<number, PlannedSupposed>> {
  if (items.length === 0) return new Map()
  const known = await loadFactsOf(work, { items: supposeItems(work, items), drafts })
  return new Map(known.map((facts) => [facts.id, { facts, plan: planItem(facts) }]))
}

/** The very messages of one of them, rendered, and why something could not be generated. */
export function shownSupposed({ facts, plan: { planned, problem } }: PlannedSupposed) {
  return {
    effects: planned.map((one) => shownEffect(facts, one)),
    problem: problem === null ? null : reasonSentence(problem.code, problem.detail),
  }
}
