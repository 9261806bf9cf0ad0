import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { asTrigger, type Life } from '#studio/triggers/draft.ts'
import { flagsOf } from '#studio/triggers/flags.ts'
import { refuseIdle } from '#studio/triggers/idle.ts'
import { objectionsTo, type Standing } from '#studio/triggers/objections.ts'
import { countsWhateverStatus, newProposal, type Proposal, proposalOf, type Settled, withChanges } from '#studio/triggers/proposal.ts'
import { cannotBeOn, cannotSave } from '#studio/triggers/refusals.ts'
import { nothingStanding, standingOf } from '#studio/triggers/standing.ts'
import type { Trigger } from '#studio/triggers/trigger.ts'
import type { Hand } from './hand.ts'
import { nextId, type Picture, referencesOf } from './picture.ts'

/** What the verbs of triggers do, done to a picture, with the checks of those verbs. */
export function triggersOnPicture(picture: Picture): Pick<Hand, 'createTrigger' | 'changeTrigger' | 'switchTrigger' | 'archiveTrigger'> {
  const put = (trigger: Trigger) => {
    const departments = trigger.outputs.flatMap(({ recipient: { department_id } }) => department_id ?? [])
    picture.wentTo = [...picture.wentTo, ...departments.map((department) => [trigger.id, department] as const)]
    const isNew = picture.triggers.every(({ id }) => id !== trigger.id)
    picture.triggers = isNew ? [...picture.triggers, trigger] : picture.triggers.map((each) => (each.id === trigger.id ? trigger : each))
    return trigger
  }
  const found = (id: number): Trigger => {
    const trigger = picture.triggers.find((each) => each.id === id)
    if (trigger === undefined) throw new Error(`The picture has no trigger number ${id}.`)
    return trigger
  }
  const switched = (trigger: Trigger, active: boolean): Trigger => {
    if (trigger.active === active) return trigger
    const blocking = active ? flagsOf(trigger, referencesOf(picture)).filter((flag) => flag.blocks) : []
    if (blocking.length > 0) throw cannotBeOn(trigger, blocking)
    return put({ ...trigger, active })
  }
  return {
    createTrigger: async ({ active = false, continues_trigger_id: _, ...wanted }) => {
      const settled = settledOn(picture, newProposal(wanted), nothingStanding)
      return switched(put(asTrigger(settled, { ...unborn, id: nextId(picture) }, referencesOf(picture))), active)
    },
    changeTrigger: async (id, { version: _, include_waiting: __, ...wanted }) => {
      const trigger = found(id)
      const settled = settledOn(picture, withChanges(proposalOf(trigger), wanted), standingOf(trigger))
      if (trigger.active) refuseIdle(settled)
      return put(asTrigger(settled, trigger, referencesOf(picture)))
    },
    switchTrigger: async (id, { active }) => switched(found(id), active),
    archiveTrigger: async (id) => {
      picture.deleted = [...picture.deleted, found(id)]
      picture.triggers = picture.triggers.filter((trigger) => trigger.id !== id)
    },
  }
}

function settledOn(picture: Picture, wanted: Proposal, standing: Standing): Settled {
  const proposal = countsWhateverStatus(wanted) ? withInitialStatus(picture, wanted) : wanted
  const [first, ...others] = objectionsTo(proposal, referencesOf(picture), standing)
  if (first !== undefined) throw cannotSave([first, ...others])
  return proposal
}

function withInitialStatus({ setup, around }: Picture, proposal: Proposal): Proposal {
  const initial = around.studio.invoiceStatuses ? undefined : setup.statuses.find((status) => status.subject_kind === 'invoice' && status.is_initial)
  return { ...proposal, status_id: initial?.id ?? null }
}

/** A file says nothing of a trigger's life. */
const unborn: Omit<Life, 'id'> = {
  version: 1,
  active: false,
  continues_trigger_id: null,
  armed_at: new Date(0),
  swept_on: '1970-01-01' as CivilDate,
  swept_at: new Date(0),
  confirmed_burst: 0,
  created_at: new Date(0),
  archived_at: null,
}
