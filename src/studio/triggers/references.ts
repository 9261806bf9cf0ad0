import type { SendingHours } from '#studio/calendar/sending-hours.ts'
import type { Zone } from '#studio/calendar/zone.ts'
import type { TriggerSubject } from './subjects.ts'

/**
 * A row that a trigger refers to, as far as the rules need it. `active` is false for what was archived, has left or was made inactive.
 * Of a status: the type it belongs to, where each type has its own, how many work days it lasts, and, of tasks, whether what is done leaves it.
 */
export type Reference = {
  id: number
  name: string
  active: boolean
  subject_kind: string | null
  purpose: string | null
  type_id: number | null
  duration_days: number | null
  left_when_done: boolean | null
}

/** What the rules need to know of the studio itself. */
export type StudioSetup = { zone: Zone; workWeek: readonly number[]; hours: SendingHours; invoiceStatuses: boolean; postalAddress: boolean }

export const referenceKinds = ['status', 'type', 'template', 'member', 'department'] as const
export type ReferenceKind = (typeof referenceKinds)[number]

/** Everything that some triggers refer to, by kind and id; whether the studio could send an email at all, and whether clients could follow its links. */
export type References = Record<ReferenceKind, ReadonlyMap<number, Reference>> & { canSend: boolean; linksWork: boolean; studio: StudioSetup }

export type ReferenceIds = Record<ReferenceKind, number[]>

export type Refers = {
  status_id: number | null
  type_id: number | null
  outputs: readonly {
    recipient: { member_id: number | null; department_id: number | null }
    steps: readonly { template_id: number | null; member_id: number | null; department_id: number | null; task_type_id: number | null }[]
  }[]
}

/** The ids that these triggers name, each once. */
export function referenceIds(triggers: readonly Refers[]): ReferenceIds {
  const outputs = triggers.flatMap((trigger) => trigger.outputs)
  const steps = outputs.flatMap((output) => output.steps)
  const desks = [...steps, ...outputs.map((output) => output.recipient)]
  return {
    status: distinct(triggers.map((trigger) => trigger.status_id)),
    type: distinct([...triggers.map((trigger) => trigger.type_id), ...steps.map((step) => step.task_type_id)]),
    template: distinct(steps.map((step) => step.template_id)),
    member: distinct(desks.map((desk) => desk.member_id)),
    department: distinct(desks.map((desk) => desk.department_id)),
  }
}

function distinct(ids: readonly (number | null)[]): number[] {
  return [...new Set(ids.filter((id) => id !== null))]
}

/** Every record knows its client, so a template for clients serves them all. */
export function templateFits(template: Pick<Reference, 'subject_kind'>, subject: TriggerSubject): boolean {
  return template.subject_kind === subject || template.subject_kind === 'client'
}
