import type { Work } from '#studio/staff/work.ts'
import { noteChange } from './note-change.ts'
import { loadTrigger, lockTrigger } from './queries.ts'
import { changedMeanwhile } from './refusals.ts'
import type { Trigger } from './trigger.ts'

/** Deletes a trigger, or brings a deleted one back, switched off. What it did stays; its items are withdrawn where matching sees it gone. */
export async function archiveTrigger(work: Work, id: number, { version, archived }: { version: number; archived: boolean }): Promise<Trigger> {
  const trigger = await lockTrigger(work, id)
  if ((trigger.archived_at !== null) === archived) return trigger
  if (trigger.version !== version) throw changedMeanwhile(trigger)
  const columns = { archived_at: archived ? work.now : null, active: false, version: version + 1 }
  await work.db.updateTable('trigger').set(columns).where('id', '=', id).execute()
  await noteChange(work, { triggerId: id, what: archived ? 'deleted' : 'restored', armed: false })
  return loadTrigger(work, id)
}
