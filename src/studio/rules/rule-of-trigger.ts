import { exclusionKeys } from '#studio/triggers/exclusions.ts'
import type { Output, Step, Trigger } from '#studio/triggers/trigger.ts'
import type { OutputRule, StepRule, TriggerRule } from './format.ts'
import { hasStatusesByType, memberName, type Setup } from './setup.ts'
import { hoursWords, repeatWords, whenWords } from './trigger-words.ts'

const priorityWords = { 1: 'high', 2: 'normal', 3: 'low' } as const

/** A trigger as a file says it. `nth`: the second of this name, and so on. */
export function ruleOfTrigger(trigger: Trigger, setup: Setup, nth: number): TriggerRule {
  const status = setup.statuses.find(({ id }) => id === trigger.status_id)
  const typeId = trigger.type_id ?? (hasStatusesByType(trigger.subject_kind) ? (status?.type_id ?? null) : null)
  const repeat = repeatWords(trigger)
  const without = exclusionKeys.filter((key) => trigger.exclusions[key])
  return {
    name: trigger.description,
    ...(nth > 1 ? { nth } : {}),
    active: trigger.active,
    for: trigger.subject_kind,
    ...given('type', setup.types.find(({ id }) => id === typeId)?.name),
    ...given('status', status?.name),
    ...(trigger.any_type ? { any_type: true } : {}),
    ...given('keyword', trigger.keyword),
    when: whenWords(trigger),
    ...(without.length > 0 ? { not_if: without } : {}),
    ...(trigger.purpose === 'marketing' ? { purpose: trigger.purpose } : {}),
    ...given('valid_days', trigger.validity_days),
    ...given('repeat', repeat),
    ...(trigger.late === 'wait' ? {} : { late: trigger.late }),
    ...(trigger.stays_when_moved_on ? { stays_when_moved_on: true } : {}),
    ...(trigger.automatic ? { automatic: true } : {}),
    ...given('hours', trigger.hours === null ? null : hoursWords(trigger.hours)),
    ...given('settle_minutes', trigger.settle_minutes),
    ...(trigger.outputs.length > 0 ? { outputs: trigger.outputs.map((output) => outputRule(output, setup)) } : {}),
  }
}

function outputRule({ recipient, steps }: Output, setup: Setup): OutputRule {
  return {
    to: recipient.kind,
    ...given('member', memberCalled(recipient.member_id, setup)),
    ...given('department', departmentCalled(recipient.department_id, setup)),
    steps: steps.map((step) => stepRule(step, setup)),
  }
}

function stepRule(step: Step, setup: Setup): StepRule {
  const priority = step.priority === 1 || step.priority === 3 ? priorityWords[step.priority] : null
  return {
    channel: step.channel,
    ...given('template', setup.templates.find(({ id }) => id === step.template_id)?.name),
    ...(step.description === '' ? {} : { description: step.description }),
    ...(step.notes === '' ? {} : { notes: step.notes }),
    ...given('department', departmentCalled(step.department_id, setup)),
    ...given('member', memberCalled(step.member_id, setup)),
    ...(step.due_in_days === 0 ? {} : { due_in_days: step.due_in_days }),
    ...given('priority', priority),
    ...given('task_type', setup.types.find(({ id }) => id === step.task_type_id)?.name),
    ...(step.attach.length > 0 ? { attach: [...step.attach] } : {}),
  }
}

function memberCalled(id: number | null, { members }: Setup): string | undefined {
  const member = members.find((each) => each.id === id)
  return member === undefined ? undefined : memberName(member, members)
}

function departmentCalled(id: number | null, { departments }: Setup): string | undefined {
  return departments.find((each) => each.id === id)?.name
}

/** The key with its value, or nothing where there is none. */
function given<K extends string, V>(key: K, value: V | null | undefined): { [P in K]?: V } {
  return value === null || value === undefined ? {} : ({ [key]: value } as { [P in K]: V })
}
