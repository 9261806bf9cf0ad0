import type { Work } from '#studio/staff/work.ts'
import { loadSurroundings } from './load-surroundings.ts'
import { type PresentedTrigger, presented } from './presentation.ts'
import type { Trigger } from './trigger.ts'

/** Triggers as they are answered with, in their order. */
export async function showTriggers(work: Work, triggers: readonly Trigger[]): Promise<PresentedTrigger[]> {
  const around = await loadSurroundings(work, triggers)
  return triggers.map((trigger) => presented(trigger, around))
}
