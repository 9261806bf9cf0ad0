import type { Static } from 'typebox'
import type { OffsetUnit } from '#studio/calendar/offset.ts'
import type { Purpose } from '#studio/messages/communication.ts'
import type { Attachment } from '#studio/triggers/attachments.ts'
import type { Channel } from '#studio/triggers/channels.ts'
import type { changeTrigger, triggerSchema } from '#studio/triggers/contract.ts'
import type { Exclusions } from '#studio/triggers/exclusions.ts'
import { type MomentKey, moments } from '#studio/triggers/moments.ts'
import { type Late, mostDays, type Repeat } from '#studio/triggers/policies.ts'
import type { RecipientKind } from '#studio/triggers/recipients.ts'
import type { TriggerBasis, TriggerSubject } from '#studio/triggers/subjects.ts'
import type { Trouble } from '#web/app/api/trouble.ts'

export type Trigger = Static<typeof triggerSchema>
export type TriggerChange = Omit<Static<typeof changeTrigger.body>, 'version'>
export type Side = 'on' | 'before' | 'after'

export type StepForm = {
  key: string
  channel: Channel
  template_id: number | null
  description: string
  notes: string
  department_id: number | null
  member_id: number | null
  due_in_days: number
  priority: number
  task_type_id: number | null
  attach: Attachment[]
}
export type OutputForm = {
  key: string
  id: number | null
  recipient: { kind: RecipientKind; member_id: number | null; department_id: number | null }
  steps: StepForm[]
}

/** A trigger as its form holds it: the offset as a side and a number, every row with a key of its own. */
export type TriggerForm = {
  description: string
  subject_kind: TriggerSubject
  basis: TriggerBasis
  status_id: number | null
  type_id: number | null
  any_type: boolean
  keyword: string | null
  moment: MomentKey
  side: Side
  /** In `offset_unit`. */
  days: number
  offset_unit: OffsetUnit
  exclusions: Exclusions
  purpose: Purpose
  /** Null: the usual. */
  validity_days: number | null
  repeat: Repeat
  repeat_days: number | null
  late: Late
  stays_when_moved_on: boolean
  automatic: boolean
  hours: Trigger['hours']
  settle_minutes: number | null
  outputs: OutputForm[]
}

let keys = 0
function newKey(): string {
  keys += 1
  return `row-${keys}`
}

export function newStep(channel: Channel, description = ''): StepForm {
  return {
    key: newKey(),
    channel,
    template_id: null,
    description: channel === 'email' ? '' : description,
    notes: '',
    department_id: null,
    member_id: null,
    due_in_days: 0,
    priority: 2,
    task_type_id: null,
    attach: [],
  }
}

export function newOutput(): OutputForm {
  return { key: newKey(), id: null, recipient: { kind: 'client', member_id: null, department_id: null }, steps: [] }
}

export function formOf(trigger: Trigger): TriggerForm {
  const { description, subject_kind, basis, status_id, type_id, any_type, keyword, moment, offset_count, offset_unit, purpose } = trigger
  const { validity_days, repeat, repeat_days, late, automatic, hours, settle_minutes } = trigger
  return {
    description,
    subject_kind,
    basis,
    status_id,
    type_id,
    any_type,
    keyword,
    moment,
    offset_unit,
    purpose,
    validity_days,
    repeat,
    repeat_days,
    late,
    automatic,
    hours,
    settle_minutes,
    stays_when_moved_on: trigger.stays_when_moved_on,
    exclusions: { ...trigger.exclusions },
    side: offset_count === 0 ? 'on' : offset_count < 0 ? 'before' : 'after',
    days: Math.abs(offset_count),
    outputs: trigger.outputs.map(({ id, recipient: { kind, member_id, department_id }, steps }) => ({
      key: newKey(),
      id,
      recipient: { kind, member_id, department_id },
      steps: steps.map((step) => ({ ...step, key: newKey() })),
    })),
  }
}

/** The offset as the trigger keeps it: negative is before. Where the moment takes none, none. */
export function offsetOf({ moment, side, days }: Pick<TriggerForm, 'moment' | 'side' | 'days'>): number {
  if (side === 'on' || days === 0 || moments[moment].offsets === 'none') return 0
  return side === 'before' ? -days : days
}

/** What saving sends. Fields that a choice has hidden are sent empty, so that nothing unseen is kept. */
export function requestOf(form: TriggerForm): TriggerChange {
  const { side: _side, days: _days, outputs, status_id, type_id, ...settings } = form
  return {
    ...settings,
    status_id: form.basis === 'status' ? status_id : null,
    type_id: form.basis === 'type' ? type_id : null,
    offset_count: offsetOf(form),
    stays_when_moved_on: form.stays_when_moved_on && form.moment === 'status-changed',
    outputs: outputs.map(({ id, recipient, steps }) => ({ ...(id === null ? {} : { id }), recipient, steps: steps.map(stepRequest) })),
  }
}

function stepRequest({ key: _key, ...step }: StepForm) {
  if (step.channel !== 'email') return { ...step, template_id: null }
  return { channel: step.channel, template_id: step.template_id, attach: step.attach }
}

/** Whether the form would save something else than it began with. */
export function differs(one: TriggerForm, other: TriggerForm): boolean {
  return JSON.stringify(requestOf(one)) !== JSON.stringify(requestOf(other))
}

export const editorTabs = ['general', 'when', 'not', 'outputs', 'history'] as const
export type EditorTab = (typeof editorTabs)[number]

const fieldsOfTab: Partial<Record<EditorTab, readonly string[]>> = {
  general: ['description', 'purpose', 'automatic'],
  when: ['subject_kind', 'basis', 'status_id', 'type_id', 'moment', 'days', 'offset_count', 'validity_days', 'repeat', 'late', 'stays_when_moved_on'],
  not: ['exclusions'],
}

/** The tab on which a field stands. */
export function tabOf(field: string): EditorTab {
  const [head = ''] = field.split('.')
  return editorTabs.find((tab) => fieldsOfTab[tab]?.includes(head)) ?? 'outputs'
}

/** The fields of days that hold more than a trigger takes, by their names in the form: they may stand on a tab that is not open. */
export function beyondRange(form: TriggerForm): string[] {
  const beyond = (days: number | null, least: number) => days !== null && (days < least || days > mostDays)
  return [
    ...(offsetOf(form) !== 0 && beyond(form.days, 1) ? ['days'] : []),
    ...(!form.exclusions.past && beyond(form.validity_days, 0) ? ['validity_days'] : []),
    ...form.outputs.flatMap(({ steps }, output) =>
      steps.flatMap(({ channel, due_in_days }, step) => (channel !== 'email' && beyond(due_in_days, 0) ? [`outputs.${output}.steps.${step}.due_in_days`] : [])),
    ),
  ]
}

/** The server's sentences at the fields of the form, which calls the offset `days`. */
export function problemsAt(trouble: Trouble | null): Record<string, string> {
  return Object.fromEntries((trouble?.problems ?? []).map(({ field, message }) => [field === 'offset_count' ? 'days' : field, message]))
}
