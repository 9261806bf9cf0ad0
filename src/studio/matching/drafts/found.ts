import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { TriggerSubject } from '#studio/triggers/subjects.ts'

/** A record that a draft fits, or no longer fits: with its item where it has one, and what an item of it would hold. */
export type Found = {
  item_id: number | null
  subject_kind: TriggerSubject
  subject_id: number
  client_id: number | null
  session_id: number | null
  family_member_id: number | null
  ancestry: number[]
  occurrence: string
  due_on: CivilDate
  valid_until: CivilDate | null
  /** Why it leaves, as a sentence; null: it does not. */
  why: string | null
}

/** How many there are at most `most` looked at, and the first of them. `next`: where the next page begins. */
export type Page = { count: number; more_than: boolean; rows: Found[]; next: string | null }

/** So many are counted, and so many named at once. */
export const most = 1000
export const named = 20

export const noPage: Page = { count: 0, more_than: false, rows: [], next: null }
