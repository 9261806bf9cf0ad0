import { type Channel, channels } from './channels.ts'
import { type Exclusion, type Exclusions, exclusions } from './exclusions.ts'
import { moments } from './moments.ts'
import type { ProposedOutput, ProposedRecipient, ProposedStep } from './proposal.ts'
import { recipients } from './recipients.ts'
import { triggerSubjects } from './subjects.ts'
import type { TriggerSettings } from './trigger.ts'

type Rule = Pick<
  TriggerSettings,
  'subject_kind' | 'basis' | 'moment' | 'offset_count' | 'exclusions' | 'validity_days' | 'repeat' | 'late' | 'stays_when_moved_on'
> & { status_name: string | null; type_name: string | null; outputs: readonly SpokenOutput[] }
type SpokenOutput = Pick<ProposedOutput, 'steps'> & { recipient: ProposedRecipient & { name?: string | null } }

/**
 * The rule in plain English: "7 days before the primary session date of sessions in status Booked: email the client, or call if
 * there is no usable email. Not if on hold, confirmed, canceled or Do Not Market."
 */
export function sentence(rule: Rule): string {
  return [`${when(rule)}: ${what(rule.outputs)}.`, notIf(rule.exclusions), ...remarks(rule)].filter((part) => part !== '').join(' ')
}

/** "7 days before the primary session date of sessions in status Booked". */
export function when(rule: Omit<Rule, 'outputs'>): string {
  if (rule.moment === 'status-changed') return `When a ${rule.subject_kind} changes to status ${rule.status_name ?? '(none)'}`
  const those = rule.basis === 'type' ? `of type ${rule.type_name ?? '(none)'}` : `in status ${rule.status_name ?? '(none)'}`
  return `${offsetWords(rule.offset_count)} ${moments[rule.moment].phrase} of ${triggerSubjects[rule.subject_kind].plural} ${those}`
}

/** "On", "1 day before", "3 days after". */
export function offsetWords(days: number): string {
  if (days === 0) return 'On'
  return `${dayWords(Math.abs(days))} ${days < 0 ? 'before' : 'after'}`
}

function what(outputs: readonly SpokenOutput[]): string {
  return outputs.length === 0 ? 'nothing yet' : outputs.map(outputWords).join('; ')
}

/** "email the client, or call if there is no usable email". */
export function outputWords({ recipient, steps }: SpokenOutput): string {
  const [first, ...others] = steps
  if (first === undefined) return 'nothing yet'
  const rest = others.map((step, index) => `, or ${alternative(step)}${failed(steps[index]?.channel)}`)
  return `${opening(first, recipient)}${rest.join('')}`
}

function opening(step: ProposedStep, recipient: SpokenOutput['recipient']): string {
  if (step.channel === 'task') return task(step)
  return `${channels[step.channel].verb} ${recipient.name ?? recipients[recipient.kind].phrase}`
}

const alternatives = { email: 'email', call: 'call', letter: 'write a letter', sms: 'text', task: '', 'web-form': 'make a web form' } as const

function alternative(step: ProposedStep): string {
  return step.channel === 'task' ? task(step) : alternatives[step.channel]
}

function task({ description }: ProposedStep): string {
  return description === '' ? 'make a task' : `make the task “${description}”`
}

function failed(channel: Channel | undefined): string {
  const needs = channel === undefined ? null : channels[channel].needs
  return needs === null ? '' : ` if there is no ${needs}`
}

const spoken: readonly Exclusion[] = ['on_hold', 'confirmed', 'canceled', 'do_not_market', 'do_not_call']

function notIf(ticked: Exclusions): string {
  const phrases = spoken.filter((key) => ticked[key]).map((key) => exclusions[key].phrase)
  return phrases.length === 0 ? '' : `Not if ${listed(phrases)}.`
}

function remarks(rule: Rule): string[] {
  const one = rule.subject_kind
  return [
    rule.exclusions.past ? 'Only on the very day.' : '',
    !rule.exclusions.past && rule.validity_days !== null ? `${validity(rule.validity_days)}.` : '',
    rule.repeat === 'once' ? `Each ${one} only once.` : '',
    rule.late === 'never' ? `Not for ${triggerSubjects[one].plural} that come to fit too late.` : '',
    rule.stays_when_moved_on ? `Even if the ${one} has moved on.` : '',
  ].filter((remark) => remark !== '')
}

function validity(days: number): string {
  return days === 0 ? 'Valid on its own day only' : `Valid for ${dayWords(days)}`
}

function dayWords(days: number): string {
  return days === 1 ? '1 day' : `${days} days`
}

/** "a", "a or b", "a, b or c". */
function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} or ${last}`
}
