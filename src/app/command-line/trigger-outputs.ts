import type { Output } from '#platform/http/contract.ts'
import { refuseField } from '#platform/refusal.ts'
import type { readTrigger } from '#studio/triggers/contract.ts'
import type { Caller } from './caller.ts'
import { own } from './field.ts'
import { findReference } from './find-reference.ts'
import type { Given } from './verb.ts'

type Trigger = Output<typeof readTrigger>

export const outputFields = [
  own('--channels <list>', 'what is made, the first that can be: email, call, letter, task, or a chain like email,call'),
  own('--to <whom>', 'client (when left out), photographer, bill-to, vendor and others of the record, member:NAME or department:NAME'),
  own('--template <name or number>', 'what the email or letter says'),
  own('--attach <list>', 'PDFs that go with the email or letter: session-confirmation, invoice-copy; “none” for none'),
  own('--wording <text>', 'what the call or task is called'),
  own('--script <text>', 'what to say on the phone; notes of the task'),
]

export const changedOutputFields = [
  own('--add-output', 'what --channels makes comes besides what is made already, not in its place'),
  own('--remove-output <place>', 'leaves one out of what is made: 1 is the first'),
]

/** The outputs that were asked for, beside those a trigger has; null where nothing was said of them. */
export async function outputsOf(caller: Caller, given: Given, known: Trigger | null): Promise<object[] | null> {
  const { channels, attach, addOutput, removeOutput } = given
  if (channels === undefined && attach === undefined && addOutput === undefined && removeOutput === undefined) return null
  if (channels === undefined && addOutput === true) throw refuseField('outputs', 'no-channels', 'Say with --channels what the further output makes.')
  const there = left((known?.outputs ?? []).map(asGiven), removeOutput === undefined ? null : String(removeOutput))
  if (channels !== undefined) {
    const output = await outputOf(caller, given)
    return addOutput === true || removeOutput !== undefined ? [...there, output] : [output]
  }
  if (attach === undefined) return there
  if (there.length === 0) throw refuseField('outputs', 'no-channels', 'Say with --channels what is made: --attach goes with an email or a letter.')
  return there.map((output) => ({ ...output, steps: output.steps.map((step) => (isWritten(step.channel) ? { ...step, attach: attachments(attach) } : step)) }))
}

type Kept = ReturnType<typeof asGiven>

/** An output as the endpoint takes it back. */
function asGiven({ id, recipient: { kind, member_id, department_id }, steps }: Trigger['outputs'][number]) {
  return { id, recipient: { kind, member_id, department_id }, steps }
}

function left(outputs: readonly Kept[], place: string | null): Kept[] {
  if (place === null) return [...outputs]
  const at = Number(place)
  if (Number.isInteger(at) && at >= 1 && at <= outputs.length) return outputs.filter((_, index) => index !== at - 1)
  const there = outputs.length === 1 ? 'one output' : `${outputs.length} outputs`
  throw refuseField('outputs', 'no-such-output', `The trigger has ${there}; “${place}” is none of them. See them with: hotshoe triggers show NAME`)
}

async function outputOf(caller: Caller, given: Given): Promise<object> {
  const template_id = given.template === undefined ? null : await findReference(caller, 'template', String(given.template))
  const desk = { description: String(given.wording ?? ''), notes: String(given.script ?? '') }
  const written = { template_id, ...(given.attach === undefined ? {} : { attach: attachments(given.attach) }) }
  const steps = split(String(given.channels)).map((channel) => ({ channel, ...(isWritten(channel) ? written : desk) }))
  return { recipient: await recipientOf(caller, String(given.to ?? 'client')), steps }
}

const isWritten = (channel: string) => channel === 'email' || channel === 'letter'

const attachments = (list: unknown) => (list === 'none' ? [] : split(String(list)))

async function recipientOf(caller: Caller, text: string): Promise<object> {
  const [kind = '', name] = text.split(/:(.*)/)
  if (name === undefined || (kind !== 'member' && kind !== 'department')) return { kind }
  return { kind, [`${kind}_id`]: await findReference(caller, kind, name) }
}

/** Entries of a list with commas, or with slashes as the guide writes chains. */
export function split(list: string): string[] {
  return list
    .split(/[,/]/)
    .map((part) => part.trim())
    .filter(Boolean)
}
