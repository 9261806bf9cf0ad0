import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { Actor } from '#studio/staff/actor.ts'
import type { ItemState } from '../item.ts'
import type { ReasonCode } from '../reasons.ts'

/** What is told beside the criteria of matching: why an occurrence that would match now is not listed all the same. */
export const entryReasons = {
  'no-moment': 'The date or event it counts from is missing.',
  settled: 'This one was decided or missed already.',
  'by-person-only': 'It left when the trigger was switched off or deleted, and comes back only by hand.',
  armed: 'It was so already when the trigger began to count, so it is history.',
  history: 'It was so already when the record came in with an import of the past, so it is history.',
  known: 'The day had passed before anybody knew of it.',
  'late-never': 'It came too late, and this trigger does not take late ones.',
  'looked-at': 'It did not match when it was looked at, and nothing of the record has changed since.',
} as const

export type ConditionCode = ReasonCode | keyof typeof entryReasons

/** One condition of a match, with what is so. `since`: when that began, where it is known. */
export type Condition = { code: ConditionCode; sentence: string; wanted: string; value: string; passed: boolean; since: Date | null }

/** What somebody could change. `of`: whose field; an `admission` is letting the record in by hand, a `decision` processing a missed item anyway. */
export type Change = { of: 'record' | 'client' | 'trigger' | 'studio' | 'admission' | 'decision'; id: number; field: string; value: string | number | boolean }

/** What would have to be different, as a sentence, and as a change where one can be named. */
export type Needed = { code: ConditionCode; sentence: string; change: Change | null }

/** Something that happened to an item. */
export type LedgerLine = { at: Date; from_state: ItemState | null; to_state: ItemState; reason_text: string | null; run_id: number | null; actor: Actor }

/**
 * Where an occurrence stands: `listed` as an item, `next-look`: everything holds, so the next look lists it; `coming`: only its day lies ahead;
 * `decided` or missed; `not`: something speaks against it.
 */
export type Verdict = 'listed' | 'next-look' | 'coming' | 'decided' | 'not'

/** One occurrence: a date, an entry into a status, a birthday. */
export type Explained = {
  occurrence: string | null
  /** “Primary session date, Wed, Jun 10, 2026”. */
  label: string
  verdict: Verdict
  why: string
  conditions: Condition[]
  due_on: CivilDate | null
  due_at: Date | null
  valid_until: CivilDate | null
  item: { id: number; state: ItemState; reason_text: string | null; goes_text: string | null; history: LedgerLine[] } | null
  needed: Needed[]
  /** The changes named above are all that it takes. */
  enough: boolean
}

/** When a trigger would next fire for a record, if nothing changes. `goes_at`: when it would be processed by itself. */
export type NextFire = { occurrence: string; label: string; due_on: CivilDate; due_at: Date; goes_at: Date | null; goes_text: string | null }
