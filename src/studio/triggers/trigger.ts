import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { Purpose } from '#studio/messages/communication.ts'
import type { LiveChannel } from './channels.ts'
import type { Exclusions } from './exclusions.ts'
import type { MomentKey } from './moments.ts'
import type { Late, Repeat } from './policies.ts'
import type { LiveRecipient } from './recipients.ts'

/** A step of a chain. Its place in the chain is its place in the list. */
export type Step = {
  channel: LiveChannel
  template_id: number | null
  description: string
  notes: string
  department_id: number | null
  member_id: number | null
  due_in_days: number
  priority: number
}

/** `name` is the member's or the department's; null where the recipient is a role on the record. */
export type Recipient = { kind: LiveRecipient; member_id: number | null; department_id: number | null; name: string | null }

/** One thing a trigger makes for one recipient: the first usable step of the chain. Keeps its id across edits. */
export type Output = { id: number; recipient: Recipient; steps: Step[] }

/** What a person sets up, checked and complete. */
export type TriggerSettings = {
  description: string
  subject_kind: 'client' | 'session'
  basis: 'status' | 'type'
  status_id: number | null
  type_id: number | null
  moment: MomentKey
  /** Calendar days; negative: before the moment. */
  offset_count: number
  exclusions: Exclusions
  purpose: Purpose
  /** Null: the default of `validity.ts`. */
  validity_days: number | null
  repeat: Repeat
  late: Late
  stays_when_moved_on: boolean
}

/** A rule as it stands in the database. */
export type Trigger = TriggerSettings & {
  id: number
  version: number
  status_name: string | null
  type_name: string | null
  active: boolean
  outputs: Output[]
  continues_trigger_id: number | null
  armed_at: Date
  swept_on: CivilDate
  swept_at: Date
  confirmed_burst: number
  created_at: Date
  archived_at: Date | null
}
