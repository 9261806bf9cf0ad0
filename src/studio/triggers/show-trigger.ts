import type { Work } from '#studio/staff/work.ts'
import { loadReferences } from './load-references.ts'
import { type PresentedTrigger, presented } from './presentation.ts'
import { referenceIds } from './references.ts'
import type { Trigger } from './trigger.ts'

export async function showTrigger(work: Work, trigger: Trigger): Promise<PresentedTrigger> {
  return presented(trigger, await loadReferences(work, referenceIds([trigger])))
}
