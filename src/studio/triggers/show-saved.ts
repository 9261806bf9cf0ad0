import type { Work } from '#studio/staff/work.ts'
import type { PresentedTrigger } from './presentation.ts'
import type { Wanted } from './proposal.ts'
import { loadCompanions } from './queries.ts'
import { showTrigger } from './show-trigger.ts'
import type { Trigger } from './trigger.ts'
import { warningsOf } from './warnings.ts'

/** What saving answers: the trigger, and what a person should know about it. `wanted` is what was asked for. */
export async function showSaved(work: Work, trigger: Trigger, wanted: Wanted = {}): Promise<PresentedTrigger & { warnings: string[] }> {
  const companions = trigger.archived_at === null ? await loadCompanions(work, trigger) : []
  return { ...(await showTrigger(work, trigger)), warnings: warningsOf(trigger, wanted, companions) }
}
