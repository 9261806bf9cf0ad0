import type { Work } from '#studio/staff/work.ts'
import type { Difference } from './differences.ts'
import { handOnStudio } from './hand-on-studio.ts'
import type { RulesFile } from './rules-text.ts'
import { takeIn } from './take-in.ts'

/** Makes the studio's rules what a file says, in the transaction that is open: all of it or, refused with the lines that are wrong, nothing. */
export async function applyRules(work: Work, file: RulesFile, { prune }: { prune: boolean }): Promise<Difference[]> {
  return takeIn(handOnStudio(work), file, { prune })
}
