import type { Work } from '#studio/staff/work.ts'
import { lockCurrent } from './lock-current.ts'
import { proposalOf, type Wanted, withChanges } from './proposal.ts'
import { saveChange } from './save-change.ts'
import { standingOf } from './standing.ts'
import type { Trigger } from './trigger.ts'

/** `include_waiting`: made automatic together with what is listed. */
export type TriggerChange = Wanted & { version: number; include_waiting?: boolean }

/**
 * Changes the fields given. Where that moves what the trigger counts from or leaves out, it counts anew from now (semantics §2);
 * words and outputs never do that. Made automatic, it leaves what is listed to a person (case 47). Refuses when somebody changed it meanwhile.
 */
export async function changeTrigger(work: Work, id: number, { version, include_waiting = false, ...wanted }: TriggerChange): Promise<Trigger> {
  const trigger = await lockCurrent(work, id, version)
  return saveChange(work, trigger, { proposal: withChanges(proposalOf(trigger), wanted), standing: standingOf(trigger), includesWaiting: include_waiting })
}
