import type { Static } from 'typebox'
import { type OffsetUnit, offsetUnits } from '#studio/calendar/offset.ts'
import type { Purpose } from '#studio/messages/communication.ts'
import { type Attachment, isAttachmentOn } from '#studio/triggers/attachments.ts'
import { needed } from '#studio/triggers/basis-objections.ts'
import { type Channel, channels } from '#studio/triggers/channels.ts'
import type { changeTrigger, triggerSchema } from '#studio/triggers/contract.ts'
import { type Exclusion, type Exclusions, exclusionKeys, exclusions } from '#studio/triggers/exclusions.ts'
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
  /** Asked when it is made automatic: whether what waits already goes too. */
  include_waiting: boolean
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
    description: channels[channel].desk ? description : '',
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
    include_waiting: false,
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
  const {
    side: _side,
    days: _days,
    include_waiting: _asked,
    outputs,
    status_id,
    type_id,
    any_type,
    keyword,
    repeat_days,
    exclusions: ticked,
    ...settings
  } = form
  const anyType = any_type && mayTakeAnyType(form)
  const needs = needed({ basis: form.basis, any_type: anyType })
  return {
    ...settings,
    status_id: needs.status ? status_id : null,
    type_id: needs.type ? type_id : null,
    any_type: anyType,
    keyword: form.basis === 'keyword' ? keyword : null,
    offset_count: offsetOf(form),
    repeat_days: form.repeat === 'spaced' ? repeat_days : null,
    exclusions: onSubject(ticked, form.subject_kind),
    stays_when_moved_on: form.stays_when_moved_on && form.moment === 'status-changed',
    outputs: outputs.map(({ id, recipient, steps }) => ({
      ...(id === null ? {} : { id }),
      recipient,
      steps: steps.map((step) => stepRequest(step, form.subject_kind)),
    })),
  }
}

/** Only appointments by type may be of whatever type. */
export function mayTakeAnyType({ subject_kind, basis }: Pick<TriggerForm, 'subject_kind' | 'basis'>): boolean {
  return subject_kind === 'appointment' && basis === 'type'
}

/** The ticks that such records have; the others are off. */
function onSubject(ticked: Exclusions, subject: TriggerSubject): Exclusions {
  const has = (key: Exclusion) => (exclusions[key].on as readonly TriggerSubject[]).includes(subject)
  return Object.fromEntries(exclusionKeys.map((key) => [key, ticked[key] && has(key)])) as Exclusions
}

function stepRequest({ key: _key, ...step }: StepForm, subject: TriggerSubject) {
  const { template, desk } = channels[step.channel]
  const { channel, template_id, attach, task_type_id, ...others } = step
  return {
    channel,
    ...(template ? { template_id } : {}),
    ...(takesAttachments(channel) ? { attach: attach.filter((one) => isAttachmentOn(one, subject)) } : {}),
    ...(desk ? { ...others, task_type_id: channel === 'task' ? task_type_id : null } : {}),
  }
}

/** Papers go with an email, or are printed with a letter. */
export function takesAttachments(channel: Channel): boolean {
  return channel === 'email' || channel === 'letter'
}

/** Whether the form would save something else than it began with. */
export function differs(one: TriggerForm, other: TriggerForm): boolean {
  return JSON.stringify(requestOf(one)) !== JSON.stringify(requestOf(other))
}

/** Every output has a tab of its own: `output-1` and so on. */
export type EditorTab = 'general' | 'when' | 'not' | `output-${number}` | 'hours' | 'does' | 'history'

/** The tabs of a trigger with so many outputs, in their order. Without any there is one to make the first. */
export function editorTabs(outputs: number): EditorTab[] {
  const made = Array.from({ length: Math.max(1, outputs) }, (_, index): EditorTab => `output-${index + 1}`)
  return ['general', 'when', 'not', ...made, 'hours', 'does', 'history']
}

/** The tab that stands in an address. */
export function readTab(value: unknown): EditorTab | undefined {
  return editorTabs(20).find((tab) => tab === value)
}

/** Which output a tab is about, from 0; null where it is none. */
export function outputOfTab(tab: EditorTab): number | null {
  return tab.startsWith('output-') ? Number(tab.slice('output-'.length)) - 1 : null
}

const fieldsOfTab: readonly (readonly [EditorTab, readonly string[]])[] = [
  ['general', ['description', 'purpose', 'automatic']],
  [
    'when',
    'subject_kind basis status_id type_id any_type keyword moment days offset_count offset_unit validity_days repeat repeat_days late stays_when_moved_on'.split(
      ' ',
    ),
  ],
  ['not', ['exclusions']],
  ['hours', ['hours', 'settle_minutes']],
]

/** The tab on which a field stands. */
export function tabOf(field: string): EditorTab {
  const [head = '', index] = field.split('.')
  const [tab] = fieldsOfTab.find(([, heads]) => heads.includes(head)) ?? [null]
  return tab ?? `output-${Number(index ?? 0) + 1}`
}

/** Minutes: a day. */
export const mostSettling = 1440

/** The fields of days that hold more than a trigger takes, by their names in the form: they may stand on a tab that is not open. */
export function beyondRange(form: TriggerForm): string[] {
  const beyond = (days: number | null, least: number, most: number = mostDays) => days !== null && (days < least || days > most)
  return [
    ...(offsetOf(form) !== 0 && beyond(form.days, 1, offsetUnits[form.offset_unit].limit) ? ['days'] : []),
    ...(form.repeat === 'spaced' && beyond(form.repeat_days, 1) ? ['repeat_days'] : []),
    ...(form.automatic && beyond(form.settle_minutes, 0, mostSettling) ? ['settle_minutes'] : []),
    ...(!form.exclusions.past && beyond(form.validity_days, 0) ? ['validity_days'] : []),
    ...form.outputs.flatMap(({ steps }, output) =>
      steps.flatMap(({ channel, due_in_days }, step) =>
        channels[channel].desk && beyond(due_in_days, 0) ? [`outputs.${output}.steps.${step}.due_in_days`] : [],
      ),
    ),
  ]
}

/** The server's sentences at the fields of the form, which calls the offset `days`. */
export function problemsAt(trouble: Trouble | null): Record<string, string> {
  return Object.fromEntries((trouble?.problems ?? []).map(({ field, message }) => [field === 'offset_count' ? 'days' : field, message]))
}
