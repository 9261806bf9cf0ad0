import { subjectKinds } from '#studio/messages/rendering/merge-fields.ts'
import { scriptProblems } from '#studio/messages/rendering/script.ts'
import { attachments, isAttachmentOn } from './attachments.ts'
import { type Channel, channels, isLive } from './channels.ts'
import type { Objection, Standing } from './objections.ts'
import type { Proposal, ProposedOutput, ProposedStep } from './proposal.ts'
import { isRecipientOn, recipients } from './recipients.ts'
import { type Reference, type References, templateFits } from './references.ts'
import { pluralOf, triggerSubjects } from './subjects.ts'

/** An output where it stands in the proposal, `at` being its path, with what it is checked against. */
type Situation = { output: ProposedOutput; at: string; proposal: Proposal; references: References; standing: Standing }
type StepSituation = Situation & { step: ProposedStep; stepAt: string }

/** What speaks against an output: whom it is for, and its chain of steps. */
export function outputObjections(situation: Situation): Objection[] {
  const { output, at } = situation
  const steps = output.steps.flatMap((step, index) => stepObjections({ ...situation, step, stepAt: `${at}.steps.${index}` }))
  return [...recipientObjections(situation), ...chainObjections(output.steps, at), ...steps]
}

function recipientObjections(situation: Situation): Objection[] {
  const { output, at, proposal } = situation
  const { kind } = output.recipient
  const field = `${at}.recipient.kind`
  const label = recipients[kind].label
  if (!isRecipientOn(kind, proposal.subject_kind)) {
    return [
      { field, code: 'recipient-misfit', message: `${triggerSubjects[proposal.subject_kind].label} triggers have no “${label}”. Choose another recipient.` },
    ]
  }
  if (kind === 'family-member' && proposal.moment !== 'birthday') {
    return [{ field, code: 'recipient-misfit', message: `“${label}” belongs to birthdays. Choose the client, or count from the birthday.` }]
  }
  return namedObjections(situation)
}

/** A member or a department has to be said exactly where the recipient is one. */
function namedObjections(situation: Situation): Objection[] {
  const { output, at } = situation
  const { kind } = output.recipient
  return (['member', 'department'] as const).flatMap((name) => {
    const field = `${at}.recipient.${name}_id`
    const id = output.recipient[`${name}_id`]
    const wanted = recipients[kind].names === name
    if (wanted && id === null) return [{ field, code: 'recipient-unnamed', message: `Choose the ${name} who gets it.` }]
    if (!wanted && id !== null) return [{ field, code: 'recipient-overnamed', message: `“${recipients[kind].label}” needs no ${name}. Leave it out.` }]
    return id === null ? [] : staffObjections(situation, { name, id, field })
  })
}

function staffObjections({ references, standing }: Situation, { name, id, field }: { name: 'member' | 'department'; id: number; field: string }): Objection[] {
  const found = references[name].get(id)
  if (found === undefined) return [{ field, code: `no-such-${name}`, message: `There is no ${name} number ${id}. Choose one from the list.` }]
  if (found.active || standing.has({ kind: name, id })) return []
  return [
    {
      field,
      code: `${name}-gone`,
      message: name === 'member' ? `${found.name} has left. Choose another member.` : `The department “${found.name}” is archived. Choose another.`,
    },
  ]
}

function chainObjections(steps: readonly ProposedStep[], at: string): Objection[] {
  if (steps.length === 0) return [{ field: `${at}.steps`, code: 'chain-empty', message: 'Say what this output makes: add an email, a call or a task.' }]
  return steps.flatMap((step, index): Objection[] => {
    const field = `${at}.steps.${index}.channel`
    const { label } = channels[step.channel]
    const before = steps.slice(0, index).map((other) => other.channel)
    const sure = before.find((channel) => channels[channel].needs === null)
    if (before.includes(step.channel)) return [{ field, code: 'channel-twice', message: `${label} stands twice in this chain. Remove one of them.` }]
    if (sure === undefined) return []
    return [
      {
        field,
        code: 'step-unreachable',
        message: `A ${channels[sure].label.toLowerCase()} can always be made, so nothing after it would ever be used. Put it last.`,
      },
    ]
  })
}

function stepObjections(situation: StepSituation): Objection[] {
  return [
    ...phoneObjections(situation),
    ...letterObjections(situation),
    ...wordsObjections(situation),
    ...scriptObjections(situation),
    ...templateObjections(situation),
    ...deskObjections(situation),
    ...taskTypeObjections(situation),
    ...attachmentObjections(situation),
  ]
}

/** Behind an email a call can be for those of its members who have a phone. */
function phoneObjections({ output, step, stepAt }: StepSituation): Objection[] {
  const isDepartment = output.recipient.kind === 'department' || output.recipient.kind === 'record-department'
  if (!isDepartment || step.channel !== 'call' || output.steps[0]?.channel === 'email') return []
  const message = 'A department has no phone. Choose the client, and put the call on that department’s desk.'
  return [{ field: `${stepAt}.channel`, code: 'department-without-phone', message }]
}

/** Nobody else has a postal address on file, so nothing would ever be written. */
function letterObjections({ output, step, stepAt }: StepSituation): Objection[] {
  const { flagsBind, label } = recipients[output.recipient.kind]
  if (step.channel !== 'letter' || flagsBind) return []
  const message = `Letters are written to clients and their families; “${label}” has no postal address on file. Choose an email or a call instead.`
  return [{ field: `${stepAt}.channel`, code: 'letter-without-address', message }]
}

function wordsObjections({ step, stepAt }: StepSituation): Objection[] {
  if (!channels[step.channel].desk || step.description !== '') return []
  return [{ field: `${stepAt}.description`, code: 'step-undescribed', message: `Say what the ${channels[step.channel].label.toLowerCase()} is about.` }]
}

/** What is said and what it is about may have merge fields, like a template. */
function scriptObjections({ step, stepAt, proposal }: StepSituation): Objection[] {
  const about = subjectKinds.find((kind) => kind === proposal.subject_kind)
  if (about === undefined) return []
  return (['description', 'notes'] as const).flatMap((name) =>
    scriptProblems(step[name], about).map((message) => ({ field: `${stepAt}.${name}`, code: 'script-misfit', message })),
  )
}

function templateObjections(situation: StepSituation): Objection[] {
  const { step, stepAt, references } = situation
  const field = `${stepAt}.template_id`
  const { template_id: id } = step
  const { label, template } = channels[step.channel]
  if (!template)
    return id === null ? [] : [{ field, code: 'template-needless', message: `A ${label.toLowerCase()} has no template. Leave it out and use the notes.` }]
  // What cannot be made yet may be noted down before its template can be written.
  if (id === null) return isLive(step.channel) ? [{ field, code: 'template-missing', message: `Choose the template of this ${label.toLowerCase()}.` }] : []
  const found = references.template.get(id)
  if (found === undefined) return [{ field, code: 'no-such-template', message: `There is no template number ${id}. Choose one from the list.` }]
  const message = misfit(found, situation)
  return message === null ? [] : [{ field, code: 'template-misfit', message }]
}

function misfit(template: Reference, { proposal, standing }: StepSituation): string | null {
  if (!template.active && !standing.has({ kind: 'template', id: template.id }))
    return `The template “${template.name}” is archived. Choose another, or bring it back.`
  if (!templateFits(template, proposal.subject_kind)) {
    return `The template “${template.name}” is written for ${pluralOf(template.subject_kind)} and would miss its fields here. Choose a template for ${triggerSubjects[proposal.subject_kind].plural}.`
  }
  if (template.purpose === 'marketing' && proposal.purpose !== 'marketing') {
    return `The template “${template.name}” is marketing, this trigger is not. Make the trigger a marketing one, or choose another template.`
  }
  return null
}

function deskObjections(situation: StepSituation): Objection[] {
  const { step, stepAt } = situation
  return (['department', 'member'] as const).flatMap((name) => {
    const id = step[`${name}_id`]
    const field = `${stepAt}.${name}_id`
    if (id === null) return []
    if (channels[step.channel].desk) return staffObjections(situation, { name, id, field })
    return [{ field, code: 'desk-needless', message: `${articles[step.channel]} lands on nobody’s desk. Leave the ${name} out.` }]
  })
}

const articles = { email: 'An email', letter: 'A letter', sms: 'A text', 'web-form': 'A web form', call: 'A call', task: 'A task' } as const satisfies Record<
  Channel,
  string
>

function taskTypeObjections({ step, stepAt, references, standing }: StepSituation): Objection[] {
  const { task_type_id: id, channel } = step
  const field = `${stepAt}.task_type_id`
  if (id === null) return []
  if (channel !== 'task') return [{ field, code: 'task-type-needless', message: `${articles[channel]} has no task type. Leave it out.` }]
  const found = references.type.get(id)
  if (found === undefined) return [{ field, code: 'no-such-type', message: `There is no type number ${id}. Choose one from the list.` }]
  if (found.subject_kind !== 'task') return [{ field, code: 'task-type-misfit', message: `“${found.name}” is no type of tasks. Choose one from the list.` }]
  if (found.active || standing.has({ kind: 'type', id })) return []
  return [{ field, code: 'type-inactive', message: `The task type “${found.name}” is inactive. Make it active again, or choose another.` }]
}

function attachmentObjections({ step, stepAt, proposal }: StepSituation): Objection[] {
  const field = `${stepAt}.attach`
  const [first] = step.attach
  if (first === undefined) return []
  if (step.channel !== 'email' && step.channel !== 'letter') {
    return [{ field, code: 'attachment-needless', message: `${articles[step.channel]} has no attachments. Leave them out, or choose an email or a letter.` }]
  }
  const misfit = step.attach.find((attachment) => !isAttachmentOn(attachment, proposal.subject_kind))
  if (misfit === undefined) return []
  const { label, on } = attachments[misfit]
  const whose = on.map((subject) => triggerSubjects[subject].plural).join(' and ')
  return [
    {
      field,
      code: 'attachment-misfit',
      message: `“${label}” is made for ${whose}, this trigger is for ${triggerSubjects[proposal.subject_kind].plural}. Untick it.`,
    },
  ]
}
