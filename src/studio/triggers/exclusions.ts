import { triggerSubjectKeys as everything, type TriggerSubject } from './subjects.ts'

type ExclusionEntry = {
  /** The guide's words. */
  label: string
  /** As it stands in a sentence: "Not if on hold, confirmed or Do Not Market." */
  phrase: string
  /** The column of `trigger`. */
  column: `exclude_${string}`
  on: readonly TriggerSubject[]
}

/** Which records a trigger leaves out, as on the guide's pages. */
export const exclusions = {
  past: { label: 'Triggered date is past', phrase: 'once the trigger date is past', column: 'exclude_past', on: everything },
  do_not_market: { label: 'Do Not Market clients', phrase: 'Do Not Market', column: 'exclude_do_not_market', on: everything },
  do_not_call: { label: 'Do Not Call clients', phrase: 'Do Not Call', column: 'exclude_do_not_call', on: everything },
  on_hold: { label: 'On hold', phrase: 'on hold', column: 'exclude_on_hold', on: ['session', 'appointment'] },
  confirmed: { label: 'Confirmed', phrase: 'confirmed', column: 'exclude_confirmed', on: ['session', 'appointment'] },
  canceled: { label: 'Canceled', phrase: 'canceled', column: 'exclude_canceled', on: ['session', 'appointment', 'invoice'] },
  paid: { label: 'Paid in full', phrase: 'paid in full', column: 'exclude_paid', on: ['invoice'] },
} as const satisfies Record<string, ExclusionEntry>

export type Exclusion = keyof typeof exclusions
export type Exclusions = Record<Exclusion, boolean>
export const exclusionKeys = Object.keys(exclusions) as Exclusion[]

/** None ticked, as a new trigger begins. */
export const noExclusions: Readonly<Exclusions> = {
  past: false,
  do_not_market: false,
  do_not_call: false,
  on_hold: false,
  confirmed: false,
  canceled: false,
  paid: false,
}
