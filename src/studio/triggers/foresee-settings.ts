import type { Work } from '#studio/staff/work.ts'
import { arms, changedSettings } from './arming.ts'
import { settingColumns } from './columns.ts'
import { pickSettings, proposalOf, type Wanted, withChanges } from './proposal.ts'
import { loadTrigger } from './queries.ts'
import { isDeleted } from './refusals.ts'
import { settleProposal } from './settle-proposal.ts'
import { standingOf } from './standing.ts'

/** A change that nobody has saved yet: fields as for saving, and switched on or off. */
export type Supposed = Wanted & { active?: boolean | undefined }

/** The columns that the trigger would have, and whether it would count anew. Refuses what saving would refuse; writes nothing. */
export async function foreseeSettings(work: Work, id: number, { active, ...wanted }: Supposed) {
  const trigger = await loadTrigger(work, id)
  if (trigger.archived_at !== null) throw isDeleted(trigger)
  const settled = await settleProposal(work, withChanges(proposalOf(trigger), wanted), standingOf(trigger))
  const on = active ?? trigger.active
  const columns = { ...settingColumns(pickSettings(settled)), active: on }
  return { columns, countsAnew: on && (!trigger.active || arms(changedSettings(trigger, settled))) }
}
