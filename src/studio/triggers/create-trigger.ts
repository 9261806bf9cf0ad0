import type { Work } from '#studio/staff/work.ts'
import { insertTrigger } from './insert-trigger.ts'
import type { Wanted } from './proposal.ts'
import { proposeNew } from './propose-new.ts'
import { nothingStanding } from './standing.ts'
import { switchTrigger } from './switch-trigger.ts'
import type { Trigger } from './trigger.ts'

export type NewTrigger = Wanted & { description: string; active?: boolean; continues_trigger_id?: number | null }

/**
 * Makes a trigger, switched off unless `active` says otherwise. A description is enough: it is then about sessions in status
 * Booked, or in the first active status, on their primary session date. Records that fit already are history from the start.
 */
export async function createTrigger(work: Work, { active = false, ...wanted }: NewTrigger): Promise<Trigger> {
  const proposal = await proposeNew(work, wanted)
  const trigger = await insertTrigger(work, { proposal, standing: nothingStanding, continues_trigger_id: wanted.continues_trigger_id ?? null })
  return active ? switchTrigger(work, trigger.id, { version: trigger.version, active }) : trigger
}
