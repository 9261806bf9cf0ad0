import type { CivilDate } from '#studio/calendar/civil-date.ts'

/**
 * A time in which a record, as it was, had what a trigger asks for: from `at`, when somebody would have found it, until it changed (`until`). One occurrence of one
 * record may have several, one behind another or with gaps between them.
 */
export type Chance = {
  subject_id: number
  client_id: number | null
  session_id: number | null
  family_member_id: number | null
  ancestry: number[]
  occurrence: string
  due_on: CivilDate
  due_at: Date
  valid_until: CivilDate
  at: Date
  /** The day on which that is. */
  found_on: CivilDate
  until: Date
  late: boolean
}
