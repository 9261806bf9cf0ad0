import type { Work } from '#studio/staff/work.ts'
import { armedColumns, settingColumns } from './columns.ts'
import { noteChange } from './note-change.ts'
import type { Standing } from './objections.ts'
import { type Proposal, pickSettings } from './proposal.ts'
import { loadTrigger } from './queries.ts'
import { settleProposal } from './settle-proposal.ts'
import type { Trigger } from './trigger.ts'
import { writeOutputs } from './write-outputs.ts'

export type Insertion = { proposal: Proposal; standing: Standing; continues_trigger_id: number | null }

/** Writes a new trigger, switched off and armed now. */
export async function insertTrigger(work: Work, { proposal, standing, continues_trigger_id }: Insertion): Promise<Trigger> {
  const settled = await settleProposal(work, proposal, standing)
  const row = { ...settingColumns(pickSettings(settled)), ...armedColumns(work), active: false, continues_trigger_id, created_at: work.now }
  const { id } = await work.db.insertInto('trigger').values(row).returning('id').executeTakeFirstOrThrow()
  await writeOutputs(work, id, settled.outputs)
  await noteChange(work, { triggerId: id, what: 'created', armed: true })
  return loadTrigger(work, id)
}
