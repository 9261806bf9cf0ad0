import type { Work } from '#studio/staff/work.ts'
import { loadReferences } from './load-references.ts'
import { type PresentedTrigger, presented } from './presentation.ts'
import { referenceIds } from './references.ts'
import type { Trigger } from './trigger.ts'

/** Triggers as they are answered with, in their order. */
export async function showTriggers(work: Work, triggers: readonly Trigger[]): Promise<PresentedTrigger[]> {
  const references = await loadReferences(work, referenceIds(triggers))
  return triggers.map((trigger) => presented(trigger, references))
}
