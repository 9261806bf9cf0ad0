import { addDays, type CivilDate } from '#studio/calendar/civil-date.ts'
import type { Channel } from '#studio/triggers/channels.ts'
import type { Repeat } from '#studio/triggers/policies.ts'
import type { TriggerSubject } from '#studio/triggers/subjects.ts'
import type { Waiting } from '../waiting.ts'

/** Which days, counted from today, and of what. `channel`: of triggers that have it in a chain. `subject_ids`: records, of whatever kind their trigger is about. */
export type Asked = { from: number; days: number; trigger_ids?: readonly number[]; client_id?: number; subject_ids?: readonly number[]; channel?: Channel }

/** What one trigger will do about one record, once: listed already (`item_id`), or still to come. */
export type Coming = {
  item_id: number | null
  state: 'active' | 'held' | 'attention'
  trigger_id: number
  subject_kind: TriggerSubject
  subject_id: number
  client_id: number | null
  session_id: number | null
  family_member_id: number | null
  ancestry: number[]
  occurrence: string
  due_on: CivilDate
  due_at: Date
  valid_until: CivilDate | null
  late: boolean
  hold_until: Date | null
  waits_for: Waiting | null
  waits_until: Date | null
  repeat: Repeat
  repeat_days: number | null
}

/** Where something stands in the order in which it falls due. */
export type Place = Pick<Coming, 'due_at' | 'trigger_id' | 'subject_id' | 'occurrence'>

/** What comes after a place, so much of it. */
export type Page = { after: Place | null; limit: number }

/** The order in which it falls due; of what falls due together, by trigger and record. */
export function inOrder(one: Place, other: Place): number {
  return (
    one.due_at.getTime() - other.due_at.getTime() ||
    one.trigger_id - other.trigger_id ||
    one.subject_id - other.subject_id ||
    (one.occurrence < other.occurrence ? -1 : Number(one.occurrence > other.occurrence))
  )
}

/** Some days that are looked at together; `from` null: whatever is due by then. */
export type Slice = { from: CivilDate | null; to: CivilDate }

/** So many days of yearly dates are looked at together: a yearly date is the one nearest the clock's day, half a year before or after it at most. */
const together = 120

/** The same days, a few months at a time: so short that a yearly date comes once in each. */
export function monthsOf({ from, to }: Slice, today: CivilDate): Slice[] {
  const parts: Slice[] = []
  let first = from
  while (true) {
    const last = addDays(first ?? today, together)
    if (last >= to) return [...parts, { from: first, to }]
    parts.push({ from: first, to: last })
    first = addDays(last, 1)
  }
}

type Looked = { days: number; found: number; wanted: number }

/** How many days to look at next, so that one look more will mostly do: by how much was found so far. */
export function nextDays({ days, found, wanted }: Looked): number {
  return found === 0 ? days * 7 : Math.min(days * 7, Math.ceil((1.3 * days * (wanted - found)) / found))
}
