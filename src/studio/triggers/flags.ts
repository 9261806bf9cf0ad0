import { invoiceStatusesOff } from './basis-objections.ts'
import { type Channel, channels, isLive, type LiveChannel } from './channels.ts'
import { recipients } from './recipients.ts'
import { type References, templateFits } from './references.ts'
import { pluralOf } from './subjects.ts'
import type { Output, Step, Trigger } from './trigger.ts'

/** What keeps a trigger from doing its work, or will. One that `blocks` keeps it from being switched on. */
export type Flag = { code: string; message: string; field: string; blocks: boolean }

/** Everything that is wrong with a saved trigger as things stand now; what it refers to may have changed since it was saved. */
export function flagsOf(trigger: Trigger, references: References): Flag[] {
  return [
    ...basisFlags(trigger, references),
    ...outputsFlags(trigger, references),
    ...channelFlags(trigger),
    ...senderFlags(trigger, references),
    ...addressFlags(trigger, references),
  ]
}

const notYet: Record<Exclude<Channel, LiveChannel>, string> = { sms: 'Text messages', 'web-form': 'Web forms' }

/** A chain may name what this version cannot make; the trigger is kept, and stays off. */
export function channelFlags({ outputs }: { outputs: readonly { steps: readonly { channel: Channel }[] }[] }): Flag[] {
  return outputs.flatMap(({ steps }, output) =>
    steps.flatMap(({ channel }, step): Flag[] => {
      if (isLive(channel)) return []
      const message = `${notYet[channel]} cannot be made by this version yet. Choose an email or a call instead of the ${channels[channel].label}, or leave the trigger off until then.`
      return [{ code: 'channel-not-yet', message, field: `outputs.${output}.steps.${step}.channel`, blocks: true }]
    }),
  )
}

function basisFlags(trigger: Trigger, references: References): Flag[] {
  return [
    ...(['status', 'type'] as const).flatMap((basis) => inactiveFlags(trigger, references, basis)),
    ...invoiceStatusesOff(trigger, references.studio).map((objection) => ({ ...objection, blocks: true })),
  ]
}

function inactiveFlags(trigger: Trigger, references: References, basis: 'status' | 'type'): Flag[] {
  const found = references[basis].get(trigger[`${basis}_id`] ?? 0)
  if (found === undefined || found.active) return []
  const message = `The ${basis} “${found.name}” is inactive: nothing new comes into it. Make it active again, or choose another.`
  return [{ code: `${basis}-inactive`, message, field: `${basis}_id`, blocks: false }]
}

function outputsFlags(trigger: Trigger, references: References): Flag[] {
  if (trigger.outputs.length > 0) return trigger.outputs.flatMap((output, index) => outputFlags({ output, at: `outputs.${index}`, trigger, references }))
  return [
    { code: 'no-outputs', message: 'It does nothing yet: say whom to email, call or write a letter, or which task to make.', field: 'outputs', blocks: true },
  ]
}

type Situation = { output: Output; at: string; trigger: Trigger; references: References }

function outputFlags(situation: Situation): Flag[] {
  const { output, at } = situation
  return [...recipientFlags(situation), ...output.steps.flatMap((step, index) => stepFlags({ ...situation, at: `${at}.steps.${index}` }, step))]
}

function recipientFlags({ output, at, references }: Situation): Flag[] {
  const member = references.member.get(output.recipient.member_id ?? 0)
  const department = references.department.get(output.recipient.department_id ?? 0)
  return [
    ...(member?.active === false
      ? [{ code: 'recipient-left', message: `${member.name} has left. Choose another recipient.`, field: `${at}.recipient.member_id`, blocks: true }]
      : []),
    ...(department?.active === false
      ? [
          {
            code: 'recipient-archived',
            message: `The department “${department.name}” is archived. Choose another recipient.`,
            field: `${at}.recipient.department_id`,
            blocks: true,
          },
        ]
      : []),
  ]
}

function stepFlags(situation: Situation, step: Step): Flag[] {
  return [...templateFlags(situation, step), ...deskFlags(situation, step), ...taskTypeFlags(situation, step)]
}

function templateFlags({ at, trigger, references }: Situation, step: Step): Flag[] {
  const template = references.template.get(step.template_id ?? 0)
  const field = `${at}.template_id`
  // Noted down while its channel could not be made.
  if (step.template_id === null && channels[step.channel].template && isLive(step.channel))
    return [{ code: 'template-missing', message: `Choose the template of the ${channels[step.channel].label}.`, field, blocks: true }]
  if (template === undefined) return []
  if (!template.active)
    return [{ code: 'template-archived', message: `The template “${template.name}” is archived. Choose another, or bring it back.`, field, blocks: true }]
  if (!templateFits(template, trigger.subject_kind)) {
    return [
      {
        code: 'template-misfit',
        message: `The template “${template.name}” is now written for ${pluralOf(template.subject_kind)}. Choose another.`,
        field,
        blocks: true,
      },
    ]
  }
  if (template.purpose !== 'marketing' || trigger.purpose === 'marketing') return []
  return [
    {
      code: 'template-misfit',
      message: `The template “${template.name}” has become marketing, this trigger is not. Choose another, or make the trigger a marketing one.`,
      field,
      blocks: true,
    },
  ]
}

function deskFlags({ at, references }: Situation, step: Step): Flag[] {
  const member = references.member.get(step.member_id ?? 0)
  const department = references.department.get(step.department_id ?? 0)
  return [
    ...(member?.active === false
      ? [
          {
            code: 'member-left',
            message: `${member.name} has left: what is made goes to the department instead. Choose somebody else.`,
            field: `${at}.member_id`,
            blocks: false,
          },
        ]
      : []),
    ...(department?.active === false
      ? [
          {
            code: 'department-archived',
            message: `The department “${department.name}” is archived. Choose another.`,
            field: `${at}.department_id`,
            blocks: false,
          },
        ]
      : []),
  ]
}

function taskTypeFlags({ at, references }: Situation, step: Step): Flag[] {
  const type = references.type.get(step.task_type_id ?? 0)
  if (type === undefined || type.active) return []
  return [
    {
      code: 'task-type-inactive',
      message: `The task type “${type.name}” is inactive. Make it active again, or choose another.`,
      field: `${at}.task_type_id`,
      blocks: false,
    },
  ]
}

function senderFlags(trigger: Trigger, { canSend }: References): Flag[] {
  const emails = trigger.outputs.some((output) => output.steps.some((step) => step.channel === 'email'))
  if (!emails || canSend) return []
  return [
    { code: 'sender-missing', message: 'The studio has no sender yet, so emails wait. Set one up under Settings, Sender.', field: 'outputs', blocks: false },
  ]
}

function addressFlags({ purpose, outputs }: Trigger, { linksWork, studio }: References): Flag[] {
  const written = (channel: Channel) =>
    outputs.some(({ recipient, steps }) => recipients[recipient.kind].flagsBind && steps.some((step) => step.channel === channel))
  const marketed = purpose === 'marketing' && written('email')
  const unreached =
    'This Hotshoe was not told where clients reach it, so nobody could unsubscribe: marketing emails wait. Start it with its public address: hotshoe serve --public-url https://studio.example.com'
  const homeless = 'The studio has no postal address, which belongs under marketing emails and on letters. Enter it under Settings, Studio.'
  return [
    ...(marketed && !linksWork ? [{ code: 'address-missing', message: unreached, field: 'outputs', blocks: false }] : []),
    ...((marketed || written('letter')) && !studio.postalAddress
      ? [{ code: 'postal-address-missing', message: homeless, field: 'outputs', blocks: false }]
      : []),
  ]
}
