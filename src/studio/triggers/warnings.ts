import { moments } from './moments.ts'
import type { Wanted } from './proposal.ts'
import type { Output, Trigger } from './trigger.ts'

/** What a person should know about what was just saved. `companions` are the other triggers of the same records and moment, or of the same name. */
export function warningsOf(trigger: Trigger, wanted: Wanted, companions: readonly Trigger[]): string[] {
  return [...alikeWarnings(trigger, companions), ...settingWarnings(trigger, wanted)]
}

function alikeWarnings(trigger: Trigger, companions: readonly Trigger[]): string[] {
  return companions.flatMap((other) => {
    if (alike(trigger, other)) {
      return [
        `“${other.description}”${other.active ? '' : ' (switched off)'} does the same for the same ${trigger.subject_kind}s. Keep only one, unless somebody should hear twice.`,
      ]
    }
    return sameName(trigger, other) ? [`Another trigger is called “${other.description}” too. Another description tells them apart.`] : []
  })
}

/** Alike: counting from the same moment of the same records, and with a recipient who would be reached by the same channel from both. */
export function alike(one: Trigger, other: Trigger): boolean {
  const sameRecords = one.subject_kind === other.subject_kind && one.basis === other.basis && one.status_id === other.status_id && one.type_id === other.type_id
  const sameMoment = one.moment === other.moment && one.offset_count === other.offset_count
  return sameRecords && sameMoment && one.outputs.some((output) => other.outputs.some((theirs) => overlaps(output, theirs)))
}

function overlaps(one: Output, other: Output): boolean {
  const [mine, theirs] = [one.recipient, other.recipient]
  const sameRecipient = mine.kind === theirs.kind && mine.member_id === theirs.member_id && mine.department_id === theirs.department_id
  return sameRecipient && one.steps.some((step) => other.steps.some((theirStep) => theirStep.channel === step.channel))
}

function sameName(one: Trigger, other: Trigger): boolean {
  return one.description.toLowerCase() === other.description.toLowerCase()
}

function settingWarnings(trigger: Trigger, wanted: Wanted): string[] {
  const { purpose, exclusions, validity_days, offset_count, moment } = trigger
  const unticked = purpose === 'marketing' && wanted.exclusions?.do_not_market === false
  const ticked = purpose === 'marketing' && wanted.purpose === 'marketing' && wanted.exclusions?.do_not_market === undefined
  const beyond = validity_days !== null && offset_count < 0 && validity_days > -offset_count && !exclusions.past
  return [
    unticked || ticked ? 'Do Not Market is always ticked on marketing triggers: they never reach a client who is marked so.' : '',
    wanted.stays_when_moved_on === true && !trigger.stays_when_moved_on
      ? `“Even if it has moved on” belongs to “${moments['status-changed'].label}” and was left out.`
      : '',
    exclusions.past && validity_days !== null
      ? '“Triggered date is past” is ticked, so items are valid on their own day only, whatever the validity says.'
      : '',
    beyond ? `An item is valid for ${validity_days} days, so it may still be processed after ${moments[moment].phrase}.` : '',
  ].filter((warning) => warning !== '')
}
