import type { Trigger } from '#studio/triggers/trigger.ts'
import type { StandingRules } from './hand.ts'
import { rulesOfSetup } from './rules-of-setup.ts'
import type { Setup } from './setup.ts'

/** A studio's rules in the words of a file; its triggers in the order of the file. */
export function standingRules(setup: Setup, triggers: readonly Trigger[]): StandingRules {
  return { rules: rulesOfSetup(setup, triggers), setup, triggers }
}

/** In the order of their names, those of one name in the order in which they were made. */
export function sortedTriggers(triggers: readonly Trigger[]): readonly Trigger[] {
  return triggers.toSorted((one, other) => byName(one, other))
}

function byName(one: Trigger, other: Trigger): number {
  const [a, b] = [one.description.toLowerCase(), other.description.toLowerCase()]
  if (a !== b) return a < b ? -1 : 1
  if (one.description !== other.description) return one.description < other.description ? -1 : 1
  return one.id - other.id
}
