import { attachments } from '../attachments.ts'
import { channels } from '../channels.ts'
import { priorities } from '../policies.ts'
import type { Proposal, ProposedOutput, ProposedStep } from '../proposal.ts'
import { recipients } from '../recipients.ts'
import { outputWords } from '../sentence.ts'
import type { Names } from './names.ts'

/** What differs between the outputs of two rules, in words. Outputs are told apart by their numbers, steps by their channels, of which a chain has each once. */
export function outputDifferences(before: Proposal, after: Proposal, names: Names): string[] {
  const former = new Map(before.outputs.map((output) => [output.id, output]))
  const kept = new Set(after.outputs.map(({ id }) => id))
  const order = (one: Proposal, other: ReadonlySet<number | null>) => one.outputs.flatMap(({ id }) => (other.has(id) ? [id] : [])).join()
  return [
    ...before.outputs.filter(({ id }) => !kept.has(id)).map((output) => `Output removed: ${said(output, names)}`),
    ...after.outputs.flatMap((output) => {
      const then = former.get(output.id)
      return then === undefined ? [`Output added: ${said(output, names)}`] : changesOf(then, output, names)
    }),
    ...(order(before, kept) === order(after, new Set(former.keys())) ? [] : ['Order of the outputs changed']),
  ]
}

function changesOf(before: ProposedOutput, after: ProposedOutput, names: Names): string[] {
  const [then, now] = [whom(before, names), whom(after, names)]
  const former = new Map(before.steps.map((step) => [step.channel, step]))
  const [chainThen, chainNow] = [chain(before), chain(after)]
  return [
    ...(then === now ? [] : [`Recipient: ${then} → ${now}`]),
    ...(chainThen === chainNow ? [] : [`Output for ${now}: ${chainThen} → ${chainNow}`]),
    ...after.steps.flatMap((step) => {
      const earlier = former.get(step.channel)
      const of = `${channels[step.channel].label} of the output for ${now}`
      return earlier === undefined ? [] : stepDifferences(earlier, step, names).map((difference) => `${of}: ${difference}`)
    }),
  ]
}

function stepDifferences(before: ProposedStep, after: ProposedStep, names: Names): string[] {
  const words = spokenStep(names)
  return [
    ...Object.entries(words).flatMap(([label, of]) => (of(before) === of(after) ? [] : [`${label} ${of(before)} → ${of(after)}`])),
    ...(before.notes === after.notes ? [] : ['notes changed']),
  ]
}

function spokenStep(names: Names): Record<string, (step: ProposedStep) => string> {
  return {
    template: ({ template_id }) => names.quoted('template', template_id),
    wording: ({ description }) => (description === '' ? 'none' : `“${description}”`),
    department: ({ department_id }) => names.of('department', department_id),
    member: ({ member_id }) => names.of('member', member_id),
    'due in': ({ due_in_days }) => (due_in_days === 1 ? '1 day' : `${due_in_days} days`),
    priority: ({ priority }) => (priorities[priority as keyof typeof priorities]?.label ?? String(priority)).toLowerCase(),
    'task type': ({ task_type_id }) => names.of('type', task_type_id),
    attached: ({ attach }) => (attach.length === 0 ? 'nothing' : attach.map((one) => attachments[one].label.toLowerCase()).join(' and ')),
  }
}

function chain({ steps }: ProposedOutput): string {
  return steps.length === 0 ? 'nothing' : steps.map(({ channel }) => channels[channel].label.toLowerCase()).join(', then ')
}

function whom({ recipient: { kind, member_id, department_id } }: ProposedOutput, names: Names): string {
  if (kind === 'member') return names.of('member', member_id)
  return kind === 'department' ? names.of('department', department_id) : recipients[kind].phrase
}

function said({ steps, recipient }: ProposedOutput, names: Names): string {
  const name = recipient.kind === 'member' || recipient.kind === 'department' ? whom({ id: null, steps, recipient }, names) : null
  return outputWords({ steps, recipient: { ...recipient, name } })
}
