import type { Work } from '#studio/staff/work.ts'
import { arms, changedSettings } from './arming.ts'
import { armedColumns, settingColumns } from './columns.ts'
import { refuseIdle } from './idle.ts'
import { noteChange } from './note-change.ts'
import type { Standing } from './objections.ts'
import { sameOutputs } from './outputs.ts'
import { type Proposal, pickSettings, type Settled } from './proposal.ts'
import { loadTrigger } from './queries.ts'
import { settleProposal } from './settle-proposal.ts'
import type { Trigger } from './trigger.ts'
import type { Changes } from './trigger-event.ts'
import { writeOutputs } from './write-outputs.ts'

/** What a trigger shall be, what of it it may keep, and whether what is listed goes along when it is made automatic. */
export type Saving = { proposal: Proposal; standing: Standing; includesWaiting: boolean; rolledBackTo?: number }

/** Saves a trigger, which the caller has locked, as it shall be. Where nothing differs, nothing is written. */
export async function saveChange(work: Work, trigger: Trigger, { proposal, standing, includesWaiting, rolledBackTo }: Saving): Promise<Trigger> {
  const settled = await settleProposal(work, proposal, standing)
  if (trigger.active) refuseIdle(settled)
  const changes = changesBetween(trigger, settled)
  if (Object.keys(changes).length === 0) return trigger
  const armed = arms(changedSettings(trigger, settled))
  const columns = {
    ...settingColumns(pickSettings(settled)),
    ...(armed ? armedColumns(work) : {}),
    includes_waiting: includesWaiting,
    version: trigger.version + 1,
  }
  await work.db.updateTable('trigger').set(columns).where('id', '=', trigger.id).execute()
  if ('outputs' in changes) await writeOutputs(work, trigger.id, settled.outputs)
  await noteChange(work, { triggerId: trigger.id, what: 'changed', armed, changes, ...(rolledBackTo === undefined ? {} : { rolledBackTo }) })
  return loadTrigger(work, trigger.id)
}

function changesBetween(trigger: Trigger, settled: Settled): Changes {
  const settings = changedSettings(trigger, settled).map((key) => [key, [trigger[key], settled[key]]])
  const outputs = sameOutputs(trigger.outputs, settled.outputs) ? [] : [['outputs', [trigger.outputs, settled.outputs]]]
  return Object.fromEntries([...settings, ...outputs])
}
