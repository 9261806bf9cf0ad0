import type { Work } from '#studio/staff/work.ts'
import { arms, changedSettings } from './arming.ts'
import { armedColumns, settingColumns } from './columns.ts'
import { asTrigger, type Draft, unsavedId } from './draft.ts'
import { refuseIdle } from './idle.ts'
import { loadReferences } from './load-references.ts'
import { pickSettings, proposalOf, type Wanted, withChanges } from './proposal.ts'
import { proposeNew } from './propose-new.ts'
import { loadTrigger } from './queries.ts'
import { referenceIds } from './references.ts'
import { isDeleted } from './refusals.ts'
import { settleProposal } from './settle-proposal.ts'
import { nothingStanding, standingOf } from './standing.ts'
import { settleRollBack } from './versions/settle-roll-back.ts'

/** `id`: of the saved trigger that is to be changed. `to_version`: it is to be as it was then. `active`: whether it would be on; when left out a new one is, a saved one is what it is. */
export type WantedDraft = Wanted & { id?: number; to_version?: number; active?: boolean; continues_trigger_id?: number | null }

/** A trigger as somebody thinks of it, complete. Refuses what saving would refuse, at the same fields; writes nothing. */
export async function settleDraft(work: Work, { id, ...wanted }: WantedDraft): Promise<Draft> {
  return id === undefined ? newDraft(work, wanted) : draftOf(work, id, wanted)
}

async function newDraft(work: Work, { to_version: _, active = true, ...wanted }: Omit<WantedDraft, 'id'>): Promise<Draft> {
  const settled = await settleProposal(work, await proposeNew(work, wanted), nothingStanding)
  const references = await loadReferences(work, referenceIds([settled]))
  const life = {
    id: unsavedId,
    version: 0,
    active,
    continues_trigger_id: wanted.continues_trigger_id ?? null,
    ...armedColumns(work),
    confirmed_burst: 0,
    created_at: work.now,
    archived_at: null,
  }
  return {
    saved: null,
    trigger: asTrigger(settled, life, references),
    columns: { ...settingColumns(pickSettings(settled)), ...life },
    countsAnew: true,
    references,
  }
}

async function draftOf(work: Work, id: number, { to_version, active: wantedOn, continues_trigger_id: _, ...wanted }: Omit<WantedDraft, 'id'>): Promise<Draft> {
  const saved = await loadTrigger(work, id)
  if (saved.archived_at !== null) throw isDeleted(saved)
  const settled =
    to_version === undefined
      ? await settleProposal(work, withChanges(proposalOf(saved), wanted), standingOf(saved))
      : (await settleRollBack(work, saved, to_version)).settled
  if (saved.active) refuseIdle(settled)
  const references = await loadReferences(work, referenceIds([settled]))
  const active = wantedOn ?? saved.active
  const countsAnew = active && (!saved.active || arms(changedSettings(saved, settled)))
  const life = { active, ...(countsAnew ? armedColumns(work) : {}) }
  return {
    saved,
    trigger: asTrigger(settled, { ...saved, ...life }, references),
    columns: { ...settingColumns(pickSettings(settled)), ...life },
    countsAnew,
    references,
  }
}
