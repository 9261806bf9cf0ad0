import type { Work } from '#studio/staff/work.ts'
import type { Surroundings } from './lint.ts'
import { loadReferences } from './load-references.ts'
import { loadLiveTriggers } from './queries.ts'
import { referenceIds } from './references.ts'
import type { Trigger } from './trigger.ts'

/** What stands around some triggers, in five statements however many they are. */
export async function loadSurroundings(work: Work, triggers: readonly Trigger[]): Promise<Surroundings> {
  const live = await loadLiveTriggers(work)
  return { live, references: await loadReferences(work, referenceIds([...triggers, ...live])), today: work.today }
}
