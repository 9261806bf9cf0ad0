import type { Work } from '#studio/staff/work.ts'
import { armedColumns } from './columns.ts'
import { flagsOf } from './flags.ts'
import { loadReferences } from './load-references.ts'
import { noteChange } from './note-change.ts'
import { loadTrigger, lockTrigger } from './queries.ts'
import { referenceIds } from './references.ts'
import { cannotBeOn, changedMeanwhile, isDeleted } from './refusals.ts'
import type { Trigger } from './trigger.ts'

/** `confirmed_burst`: how many items a day its owner expects at most, the brake's first limit. */
export type Switching = { version: number; active: boolean; confirmed_burst?: number }

/** Switches a trigger on, from when it counts anew, or off. Refuses to switch on what could not do anything. Already so: nothing changes. */
export async function switchTrigger(work: Work, id: number, { version, active, confirmed_burst }: Switching): Promise<Trigger> {
  const trigger = await lockTrigger(work, id)
  if (trigger.archived_at !== null) throw isDeleted(trigger)
  if (trigger.active === active) return trigger
  if (trigger.version !== version) throw changedMeanwhile(trigger)
  if (active) await refuseIdle(work, trigger)
  const columns = { active, version: version + 1, confirmed_burst: confirmed_burst ?? trigger.confirmed_burst, ...(active ? armedColumns(work) : {}) }
  await work.db.updateTable('trigger').set(columns).where('id', '=', id).execute()
  await noteChange(work, { triggerId: id, what: active ? 'switched-on' : 'switched-off', armed: active })
  return loadTrigger(work, id)
}

async function refuseIdle(work: Work, trigger: Trigger): Promise<void> {
  const references = await loadReferences(work, referenceIds([trigger]))
  const blocking = flagsOf(trigger, references).filter((flag) => flag.blocks)
  if (blocking.length > 0) throw cannotBeOn(trigger, blocking)
}
