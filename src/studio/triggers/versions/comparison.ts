import { sendingHoursLabel } from '#studio/calendar/sending-hours.ts'
import { exclusionKeys, exclusions } from '../exclusions.ts'
import { moments } from '../moments.ts'
import { lates, repeats } from '../policies.ts'
import type { Proposal } from '../proposal.ts'
import { offsetWords } from '../sentence.ts'
import { triggerBases, triggerSubjects } from '../subjects.ts'
import type { Names } from './names.ts'
import { outputDifferences } from './output-differences.ts'

/**
 * What differs between two rules, in words, in the order of the form: “Offset: 7 days before → 14 days before”, “Exclusion “Confirmed” removed”. Names are those
 * of today: what was deleted since is called by its number.
 */
export function comparisonOf(before: Proposal, after: Proposal, names: Names): string[] {
  return [...settingDifferences(before, after, names), ...outputDifferences(before, after, names)]
}

function settingDifferences(before: Proposal, after: Proposal, names: Names): string[] {
  const spoken = spokenSettings(names)
  return [
    ...spoken.flatMap(({ label, words }) => {
      const [then, now] = [words(before), words(after)]
      return then === now ? [] : [`${label}: ${then} → ${now}`]
    }),
    ...exclusionKeys
      .filter((key) => before.exclusions[key] !== after.exclusions[key])
      .map((key) => `Exclusion “${exclusions[key].label}” ${after.exclusions[key] ? 'added' : 'removed'}`),
  ]
}

type Spoken = { label: string; words: (rule: Proposal) => string }

function spokenSettings(names: Names): Spoken[] {
  return [
    { label: 'Description', words: ({ description }) => `“${description}”` },
    { label: 'Records', words: ({ subject_kind }) => triggerSubjects[subject_kind].plural },
    { label: 'Picked by', words: ({ basis }) => triggerBases[basis].label.toLowerCase() },
    { label: 'Status', words: ({ status_id }) => names.of('status', status_id) },
    { label: 'Type', words: ({ type_id, any_type }) => (any_type ? 'any' : names.of('type', type_id)) },
    { label: 'Keyword', words: ({ keyword }) => (keyword === null ? 'none' : `“${keyword}”`) },
    { label: 'Moment', words: ({ moment }) => moments[moment].label },
    { label: 'Offset', words: (rule) => (rule.offset_count === 0 ? 'on the day' : offsetWords(rule)) },
    { label: 'Valid', words: ({ validity_days }) => (validity_days === null ? 'as usual' : `for ${daysOf(validity_days)}`) },
    {
      label: 'Counts again',
      words: ({ repeat, repeat_days }) => (repeat === 'spaced' ? `at most every ${daysOf(repeat_days ?? 0)}` : lower(repeats[repeat].label)),
    },
    { label: 'What comes too late', words: ({ late }) => lower(lates[late].label) },
    { label: 'Listed even if the record has moved on', words: ({ stays_when_moved_on }) => (stays_when_moved_on ? 'yes' : 'no') },
    { label: 'Purpose', words: ({ purpose }) => ({ transactional: 'belongs to a booking', marketing: 'marketing' })[purpose] },
    { label: 'Processed', words: ({ automatic }) => (automatic ? 'automatically' : 'by a person') },
    { label: 'Hours', words: ({ hours }) => (hours === null ? 'the studio’s' : sendingHoursLabel(hours)) },
    { label: 'Settles', words: ({ settle_minutes }) => (settle_minutes === null ? 'as the studio says' : `for ${minutesOf(settle_minutes)}`) },
  ]
}

function daysOf(count: number): string {
  return count === 1 ? '1 day' : `${count} days`
}

function minutesOf(count: number): string {
  return count === 1 ? '1 minute' : `${count} minutes`
}

function lower(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1)
}
