import { exclusionKeys } from '#studio/triggers/exclusions.ts'
import type { Wanted } from '#studio/triggers/proposal.ts'
import type { Output } from '#studio/triggers/trigger.ts'
import type { OutputRule, StepRule, TriggerRule } from './format.ts'
import { hasStatusesByType, membersCalled, named, type Setup } from './setup.ts'
import { hoursOf, repeatOf, whenOf } from './trigger-words.ts'

type WantedOutput = NonNullable<Wanted['outputs']>[number]

/** What a file says of a trigger, as its verbs take it: complete, so that what is left out is its default. Names were looked up before. */
export function wantedOf(rule: TriggerRule, setup: Setup, standing: readonly Output[]): Wanted & { description: string } {
  const basis = basisOf(rule)
  const type = named(
    setup.types.filter((each) => each.subject_kind === rule.for),
    rule.type ?? '',
  )
  const byType = hasStatusesByType(rule.for)
  const status = named(
    setup.statuses.filter((each) => each.subject_kind === rule.for && (!byType || each.type_id === type?.id)),
    rule.status ?? '',
  )
  const not = rule.not_if ?? []
  return {
    description: rule.name,
    subject_kind: rule.for,
    basis,
    status_id: rule.status === undefined ? null : (status?.id ?? null),
    // Of which type a status is says no more than which status it is.
    type_id: rule.type === undefined || (byType && basis === 'status') ? null : (type?.id ?? null),
    any_type: rule.any_type ?? false,
    keyword: rule.keyword ?? null,
    ...whenOf(rule.when),
    exclusions: Object.fromEntries(exclusionKeys.map((key) => [key, not.includes(key)])),
    purpose: rule.purpose ?? 'transactional',
    validity_days: rule.valid_days ?? null,
    ...repeatOf(rule.repeat ?? 'every time'),
    late: rule.late ?? 'wait',
    stays_when_moved_on: rule.stays_when_moved_on ?? false,
    automatic: rule.automatic ?? false,
    hours: rule.hours === undefined ? null : { ...hoursOf(rule.hours), days: [...hoursOf(rule.hours).days] },
    settle_minutes: rule.settle_minutes ?? null,
    outputs: keepingIds(
      (rule.outputs ?? []).map((output) => outputOf(output, setup)),
      standing,
    ),
  }
}

/** By what a trigger of a file picks its records. */
export function basisOf(rule: TriggerRule): NonNullable<Wanted['basis']> {
  if (rule.for === 'email') return 'event'
  if (rule.for === 'incoming_text' || rule.keyword !== undefined) return 'keyword'
  if (rule.status !== undefined && rule.type !== undefined) return hasStatusesByType(rule.for) && rule.for !== 'appointment' ? 'status' : 'type-and-status'
  return rule.type !== undefined || rule.any_type === true ? 'type' : 'status'
}

function outputOf({ to, member, department, steps }: OutputRule, setup: Setup): WantedOutput {
  return {
    recipient: { kind: to, member_id: memberOf(member, setup), department_id: departmentOf(department, setup) },
    steps: steps.map((step) => stepOf(step, setup)),
  }
}

const priorities = { high: 1, normal: 2, low: 3 } as const

function stepOf(step: StepRule, setup: Setup): WantedOutput['steps'][number] {
  const task = setup.types.filter((each) => each.subject_kind === 'task')
  return {
    channel: step.channel,
    template_id: step.template === undefined ? null : (named(setup.templates, step.template)?.id ?? null),
    description: step.description ?? '',
    notes: step.notes ?? '',
    department_id: departmentOf(step.department, setup),
    member_id: memberOf(step.member, setup),
    due_in_days: step.due_in_days ?? 0,
    priority: priorities[step.priority ?? 'normal'],
    task_type_id: step.task_type === undefined ? null : (named(task, step.task_type)?.id ?? null),
    attach: step.attach ?? [],
  }
}

function memberOf(word: string | undefined, { members }: Setup): number | null {
  return word === undefined ? null : (membersCalled(members, word)[0]?.id ?? null)
}

function departmentOf(word: string | undefined, { departments }: Setup): number | null {
  return word === undefined ? null : (named(departments, word)?.id ?? null)
}

/** An output for the same recipient is the same output, in their order: one with the same first channel before another. */
function keepingIds(wanted: readonly WantedOutput[], standing: readonly Output[]): WantedOutput[] {
  const free = [...standing]
  const take = (fits: (output: Output) => boolean) => {
    const at = free.findIndex(fits)
    return at < 0 ? undefined : free.splice(at, 1)[0]
  }
  const sameRecipient = ({ recipient }: WantedOutput, output: Output) =>
    output.recipient.kind === recipient.kind &&
    output.recipient.member_id === (recipient.member_id ?? null) &&
    output.recipient.department_id === (recipient.department_id ?? null)
  const exact = wanted.map((output) => take((each) => sameRecipient(output, each) && each.steps[0]?.channel === output.steps[0]?.channel))
  return wanted.map((output, index) => {
    const kept = exact[index] ?? take((each) => sameRecipient(output, each))
    return kept === undefined ? output : { ...output, id: kept.id }
  })
}
