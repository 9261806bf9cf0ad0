import type { Work } from '#studio/staff/work.ts'
import { loadSurroundings } from './load-surroundings.ts'
import { type PresentedTrigger, presented } from './presentation.ts'
import type { Trigger } from './trigger.ts'

export async function showTrigger(work: Work, trigger: Trigger): Promise<PresentedTrigger> {
  return presented(trigger, await loadSurroundings(work, [trigger]))
}
