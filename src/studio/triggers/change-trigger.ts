import type { Work } from '#studio/staff/work.ts'
import { arms, changedSettings } from './arming.ts'
import { armedColumns, settingColumns } from './columns.ts'
import { channelFlags } from './flags.ts'
import { noteChange } from './note-change.ts'
import { sameOutputs } from './outputs.ts'
import { pickSettings, proposalOf, type Settled, type Wanted, withChanges } from './proposal.ts'
import { loadTrigger, lockTrigger } from './queries.ts'
import { cannotSave, changedMeanwhile, isDeleted } from './refusals.ts'
import { settleProposal } from './settle-proposal.ts'
import { standingOf } from './standing.ts'
import type { Trigger } from './trigger.ts'
import type { Changes } from './trigger-event.ts'
import { writeOutputs } from './write-outputs.ts'

/** `include_waiting`: made automatic together with what is listed. */
export type TriggerChange = Wanted & { version: number; include_waiting?: boolean }

/**
 * Changes the fields given. Where that moves what the trigger counts from or leaves out, it counts anew from now (semantics §2);
 * words and outputs never do that. Made automatic, it leaves what is listed to a person (case 47). Refuses when somebody changed it meanwhile.
 */
export async function changeTrigger(work: Work, id: number, { version, include_waiting = false, ...wanted }: TriggerChange): Promise<Trigger> {
  const trigger = await lockTrigger(work, id)
  if (trigger.archived_at !== null) throw isDeleted(trigger)
  if (trigger.version !== version) throw changedMeanwhile(trigger)
  const settled = await settleProposal(work, withChanges(proposalOf(trigger), wanted), standingOf(trigger))
  if (trigger.active) refuseIdle(settled)
  const changes = changesBetween(trigger, settled)
  if (Object.keys(changes).length === 0) return trigger
  return write(work, trigger, { settled, changes, includesWaiting: include_waiting })
}

/** What is on has to be able to work. */
function refuseIdle(settled: Settled): void {
  if (settled.outputs.length === 0) throw cannotSave([needsOutputs])
  const [first, ...others] = channelFlags(settled)
  if (first !== undefined) throw cannotSave([first, ...others])
}

const needsOutputs = {
  field: 'outputs',
  code: 'outputs-missing',
  message: 'A trigger that is switched on has to do something. Leave it an output, or switch it off first.',
}

type Writing = { settled: Settled; changes: Changes; includesWaiting: boolean }

async function write(work: Work, trigger: Trigger, { settled, changes, includesWaiting }: Writing): Promise<Trigger> {
  const armed = arms(changedSettings(trigger, settled))
  const columns = {
    ...settingColumns(pickSettings(settled)),
    ...(armed ? armedColumns(work) : {}),
    includes_waiting: includesWaiting,
    version: trigger.version + 1,
  }
  await work.db.updateTable('trigger').set(columns).where('id', '=', trigger.id).execute()
  if ('outputs' in changes) await writeOutputs(work, trigger.id, settled.outputs)
  await noteChange(work, { triggerId: trigger.id, what: 'changed', armed, changes })
  return loadTrigger(work, trigger.id)
}

function changesBetween(trigger: Trigger, settled: Settled): Changes {
  const settings = changedSettings(trigger, settled).map((key) => [key, [trigger[key], settled[key]]])
  const outputs = sameOutputs(trigger.outputs, settled.outputs) ? [] : [['outputs', [trigger.outputs, settled.outputs]]]
  return Object.fromEntries([...settings, ...outputs])
}
