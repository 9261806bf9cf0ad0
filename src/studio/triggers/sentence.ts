import { offsetLabel } from '#studio/calendar/offset.ts'
import { type SendingHours, sendingHoursLabel } from '#studio/calendar/sending-hours.ts'
import { attachments } from './attachments.ts'
import { type Channel, channels } from './channels.ts'
import { type Exclusion, type Exclusions, exclusions } from './exclusions.ts'
import { moments } from './moments.ts'
import type { ProposedOutput, ProposedRecipient, ProposedStep } from './proposal.ts'
import { recipients } from './recipients.ts'
import { triggerSubjects } from './subjects.ts'
import type { TriggerSettings } from './trigger.ts'

type Rule = Pick<
  TriggerSettings,
  | 'subject_kind'
  | 'basis'
  | 'any_type'
  | 'keyword'
  | 'moment'
  | 'offset_count'
  | 'offset_unit'
  | 'exclusions'
  | 'validity_days'
  | 'repeat'
  | 'repeat_days'
  | 'late'
  | 'stays_when_moved_on'
> &
  Partial<Pick<TriggerSettings, 'automatic' | 'hours'>> & { status_name: string | null; type_name: string | null; outputs: readonly SpokenOutput[] }
type SpokenOutput = Pick<ProposedOutput, 'steps'> & { recipient: ProposedRecipient & { name?: string | null } }

/**
 * The rule in plain English: "7 days before the primary session date of sessions in status Booked: email the client, or call if
 * there is no usable email. Not if on hold, confirmed, canceled or Do Not Market."
 */
export function sentence(rule: Rule): string {
  return [`${when(rule)}: ${what(rule.outputs)}.`, notIf(rule.exclusions), ...remarks(rule)].filter((part) => part !== '').join(' ')
}

/** A status or type while the rule is being written. */
const unchosen = '(not chosen yet)'

/** "7 days before the primary session date of sessions in status Booked". */
export function when(rule: Omit<Rule, 'outputs'>): string {
  const those = `${triggerSubjects[rule.subject_kind].plural}${whichOnes(rule)}`
  if (rule.moment === 'status-changed') return `When ${article(rule)} changes to status ${rule.status_name ?? unchosen}`
  if (rule.moment === 'keyword-matched') return `When a text comes in with the word “${rule.keyword ?? ''}”`
  if (rule.moment === 'not-opened') return `${offsetWords(rule)} ${moments[rule.moment].phrase} of ${those} that nobody has opened`
  if (rule.moment === 'not-submitted') return `${offsetWords(rule)} sending of ${those} that nobody has submitted`
  return `${offsetWords(rule)} ${moments[rule.moment].phrase} of ${those}`
}

/** "a production order", "an appointment of type Consultation". */
function article({ subject_kind, basis, type_name }: Pick<Rule, 'subject_kind' | 'basis' | 'type_name'>): string {
  const label = triggerSubjects[subject_kind].label.toLowerCase()
  return `${/^[aeiou]/.test(label) ? 'an' : 'a'} ${label}${basis === 'type-and-status' ? ` of type ${type_name ?? unchosen}` : ''}`
}

/** " in status Booked", " of type Wedding", " of type Consultation in status Confirmed", or nothing. */
function whichOnes({ basis, any_type, type_name, status_name, moment }: Pick<Rule, 'basis' | 'any_type' | 'type_name' | 'status_name' | 'moment'>): string {
  // Where a studio does not use the statuses of invoices, payments are due whatever the status.
  if (moment === 'payment-due' && status_name === null) return ''
  const type = any_type ? ' of any type' : ` of type ${type_name ?? unchosen}`
  const status = ` in status ${status_name ?? unchosen}`
  return { type, status, 'type-and-status': `${type}${status}`, event: '', keyword: '' }[basis]
}

/** "On", "1 day before", "3 work days after", "2 hours before". */
export function offsetWords({ offset_count, offset_unit }: Pick<Rule, 'offset_count' | 'offset_unit'>): string {
  const words = offsetLabel({ amount: offset_count, unit: offset_unit })
  return words === 'on' ? 'On' : words
}

function what(outputs: readonly SpokenOutput[]): string {
  return outputs.length === 0 ? 'nothing yet' : outputs.map(outputWords).join('; ')
}

/** "email the client, or call if there is no usable email". */
export function outputWords({ recipient, steps }: SpokenOutput): string {
  const [first, ...others] = steps
  if (first === undefined) return 'nothing yet'
  const rest = others.map((step, index) => `, or ${alternative(step)}${failed(steps[index]?.channel)}`)
  return `${opening(first, recipient)}${papers(first)}${rest.join('')}`
}

/** " with the session confirmation". */
function papers({ attach }: ProposedStep): string {
  return attach.length === 0 ? '' : ` with the ${attach.map((attachment) => attachments[attachment].label.toLowerCase()).join(' and the ')}`
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

const spoken: readonly Exclusion[] = ['on_hold', 'confirmed', 'canceled', 'paid', 'do_not_market', 'do_not_call']

function notIf(ticked: Exclusions): string {
  const phrases = spoken.filter((key) => ticked[key]).map((key) => exclusions[key].phrase)
  return phrases.length === 0 ? '' : `Not if ${listed(phrases)}.`
}

function remarks(rule: Rule): string[] {
  const one = triggerSubjects[rule.subject_kind].label.toLowerCase()
  return [
    rule.exclusions.past ? 'Only on the very day.' : '',
    !rule.exclusions.past && rule.validity_days !== null ? `${validity(rule.validity_days)}.` : '',
    rule.repeat === 'once' ? `Each ${one} only once.` : '',
    rule.repeat === 'spaced' ? `Each ${one} at most once in ${dayWords(rule.repeat_days ?? 0)}.` : '',
    rule.late === 'never' ? `Not for ${triggerSubjects[rule.subject_kind].plural} that come to fit too late.` : '',
    rule.late === 'send' ? 'Also for those that come to fit too late.' : '',
    rule.automatic === true ? automatic(rule.hours ?? null) : '',
    rule.stays_when_moved_on ? `Even if the ${one} has moved on.` : '',
  ].filter((remark) => remark !== '')
}

function automatic(hours: SendingHours | null): string {
  return hours === null ? 'Automatic, in the studio’s hours.' : `Automatic, ${sendingHoursLabel(hours)}.`
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
