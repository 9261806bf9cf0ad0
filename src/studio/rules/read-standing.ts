import type { Work } from '#studio/staff/work.ts'
import { findTriggers } from '#studio/triggers/queries.ts'
import type { Trigger } from '#studio/triggers/trigger.ts'
import type { Rules } from './format.ts'
import { loadSetup } from './load-setup.ts'
import { rulesOfSetup } from './rules-of-setup.ts'
import type { Setup } from './setup.ts'

/** The studio's rules as they stand, in the words of a file. */
export async function readStanding(work: Work): Promise<{ rules: Rules; setup: Setup; triggers: readonly Trigger[] }> {
  const setup = await loadSetup(work)
  // A studio has hundreds at most; in the order of their names, those of one name in the order in which they were made.
  const { triggers } = await findTriggers(work, { limit: 100_000 })
  const sorted = triggers.toSorted((one, other) => byName(one, other))
  return { rules: rulesOfSetup(setup, sorted), setup, triggers: sorted }
}

function byName(one: Trigger, other: Trigger): number {
  const [a, b] = [one.description.toLowerCase(), other.description.toLowerCase()]
  if (a !== b) return a < b ? -1 : 1
  if (one.description !== other.description) return one.description < other.description ? -1 : 1
  return one.id - other.id
}
