import type { Work } from '#studio/staff/work.ts'
import { findTriggers } from '#studio/triggers/queries.ts'
import type { StandingRules } from './hand.ts'
import { loadSetup } from './load-setup.ts'
import { sortedTriggers, standingRules } from './standing-rules.ts'

/** The studio's rules as they stand, in the words of a file. */
export async function readStanding(work: Work): Promise<StandingRules> {
  const setup = await loadSetup(work)
  // A studio has hundreds at most.
  const { triggers } = await findTriggers(work, { limit: 100_000 })
  return standingRules(setup, sortedTriggers(triggers))
}
