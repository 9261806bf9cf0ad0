import type { Work } from '#studio/staff/work.ts'
import type { CallRules } from './next-step.ts'

/** The studio's own rules for calls that reach nobody. */
export async function readCallRules(work: Work): Promise<CallRules> {
  return work.db.selectFrom('studio').select(['call_again_days as againDays', 'call_most_tries as mostTries']).executeTakeFirstOrThrow()
}
