import { type Exclusion, exclusionKeys, exclusions as ticks } from './exclusions.ts'
import { moments } from './moments.ts'
import type { Wanted } from './proposal.ts'
import { isAlike } from './same-day.ts'
import { type TriggerSubject, triggerSubjects } from './subjects.ts'
import type { Trigger } from './trigger.ts'
import { defaultValidDays } from './validity.ts'

/** What a person should know about what was just saved. `companions` are the other triggers of the same records and moment, or of the same name. */
export function warningsOf(trigger: Trigger, wanted: Wanted, companions: readonly Trigger[]): string[] {
  return [...alikeWarnings(trigger, companions), ...settingWarnings(trigger, wanted)]
}

function alikeWarnings(trigger: Trigger, companions: readonly Trigger[]): string[] {
  return companions.flatMap((other) => {
    // One that is on is a flag (same-day.ts), here and in the list.
    if (isAlike(trigger, other)) {
      const does = `“${other.description}” (switched off) does the same for the same ${triggerSubjects[trigger.subject_kind].plural}.`
      return other.active ? [] : [`${does} Keep only one, unless somebody should hear twice.`]
    }
    return sameName(trigger, other) ? [`Another trigger is called “${other.description}” too. Another description tells them apart.`] : []
  })
}

function sameName(one: Trigger, other: Trigger): boolean {
  return one.description.toLowerCase() === other.description.toLowerCase()
}

function settingWarnings(trigger: Trigger, wanted: Wanted): string[] {
  const { purpose, exclusions, validity_days, moment } = trigger
  const unticked = purpose === 'marketing' && wanted.exclusions?.do_not_market === false
  const ticked = purpose === 'marketing' && wanted.purpose === 'marketing' && wanted.exclusions?.do_not_market === undefined
  const beyond = validity_days !== null && trigger.offset_count < 0 && validity_days > defaultValidDays(trigger) && !exclusions.past
  return [
    unticked || ticked ? 'Do Not Market is always ticked on marketing triggers: they never reach a client who is marked so.' : '',
    wanted.stays_when_moved_on === true && !trigger.stays_when_moved_on
      ? `“Even if it has moved on” belongs to “${moments['status-changed'].label}” and was left out.`
      : '',
    exclusions.past && validity_days !== null
      ? '“Triggered date is past” is ticked, so items are valid on their own day only, whatever the validity says.'
      : '',
    ...exclusionKeys.filter((key) => exclusions[key] && !isOn(key, trigger.subject_kind)).map((key) => strayTick(key, trigger.subject_kind)),
    beyond ? `An item is valid for ${validity_days} days, so it may still be processed after ${moments[moment].phrase}.` : '',
  ].filter((warning) => warning !== '')
}

function isOn(key: Exclusion, subject: TriggerSubject): boolean {
  return (ticks[key].on as readonly TriggerSubject[]).includes(subject)
}

function strayTick(key: Exclusion, subject: TriggerSubject): string {
  return `“${ticks[key].label}” says nothing of ${triggerSubjects[subject].plural}: none of them is left out by it.`
}
