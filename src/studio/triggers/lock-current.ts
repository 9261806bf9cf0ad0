import type { Work } from '#studio/staff/work.ts'
import { lockTrigger } from './queries.ts'
import { changedMeanwhile, isDeleted } from './refusals.ts'
import type { Trigger } from './trigger.ts'

/** Locks a trigger that somebody wants to change. Refuses a deleted one, and one that is no longer as it was seen. */
export async function lockCurrent(work: Work, id: number, seen: number): Promise<Trigger> {
  const trigger = await lockTrigger(work, id)
  if (trigger.archived_at !== null) throw isDeleted(trigger)
  if (trigger.version !== seen) throw changedMeanwhile(trigger)
  return trigger
}
