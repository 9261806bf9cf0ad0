import { channels } from '#studio/triggers/channels.ts'
import { type Exclusions, exclusionKeys } from '#studio/triggers/exclusions.ts'
import { recipients } from '#studio/triggers/recipients.ts'
import { sentence } from '#studio/triggers/sentence.ts'
import type { OutputRule, TriggerRule } from '../format.ts'
import { hasStatusesByType } from '../setup.ts'
import { basisOf } from '../trigger-of-rule.ts'
import { hoursOf, repeatOf, whenOf } from '../trigger-words.ts'

/** What a trigger of a file does, in plain English, whether the studio has it or not. */
export function ruleSentence(rule: TriggerRule): string {
  const { type = null, status = null, any_type = false } = rule
  const isOfType = type !== null && status !== null && rule.for !== 'appointment' && hasStatusesByType(rule.for)
  return sentence({
    subject_kind: rule.for,
    basis: basisOf(rule),
    any_type,
    keyword: rule.keyword ?? null,
    ...whenOf(rule.when),
    exclusions: Object.fromEntries(exclusionKeys.map((key) => [key, rule.not_if?.includes(key) === true])) as Exclusions,
    validity_days: rule.valid_days ?? null,
    ...repeatOf(rule.repeat ?? ''),
    late: rule.late ?? 'wait',
    stays_when_moved_on: rule.stays_when_moved_on ?? false,
    automatic: rule.automatic ?? false,
    hours: rule.hours === undefined ? null : hoursOf(rule.hours),
    status_name: isOfType ? `${type}: ${status}` : status,
    type_name: type,
    outputs: (rule.outputs ?? []).map(spoken),
  })
}

function spoken({ to, member, department, steps }: OutputRule) {
  return {
    recipient: { kind: to, member_id: null, department_id: null, name: member ?? department ?? null },
    steps: steps.map(({ channel, description = '', attach = [] }) => ({
      channel,
      description,
      attach,
      template_id: null,
      notes: '',
      department_id: null,
      member_id: null,
      due_in_days: 0,
      priority: 2,
      task_type_id: null,
    })),
  }
}

/** Whom a step is for, and what it needs to be used: “the client, if there is no usable email”. */
export function stepFor({ to, member, department, steps }: OutputRule, place: number): string {
  const who = member ?? department ?? recipients[to].phrase
  const before = steps.slice(0, place).at(-1)
  const needs = before === undefined ? null : channels[before.channel].needs
  return needs === null ? who : `${who}, if there is no ${needs}`
}
