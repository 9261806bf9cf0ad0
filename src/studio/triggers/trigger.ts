import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { OffsetUnit } from '#studio/calendar/offset.ts'
import type { SendingHours } from '#studio/calendar/sending-hours.ts'
import type { Purpose } from '#studio/messages/communication.ts'
import type { Attachment } from './attachments.ts'
import type { Channel } from './channels.ts'
import type { Exclusions } from './exclusions.ts'
import type { MomentKey } from './moments.ts'
import type { Late, Repeat } from './policies.ts'
import type { RecipientKind } from './recipients.ts'
import type { TriggerBasis, TriggerSubject } from './subjects.ts'

/** A step of a chain. Its place in the chain is its place in the list. */
export type Step = {
  channel: Channel
  template_id: number | null
  description: string
  notes: string
  department_id: number | null
  member_id: number | null
  due_in_days: number
  priority: number
  /** Of a task. */
  task_type_id: number | null
  /** Made as PDF, and attached to the email or printed with the letter. */
  attach: Attachment[]
}

/** `name` is the member's or the department's; null where the recipient is a role on the record. */
export type Recipient = { kind: RecipientKind; member_id: number | null; department_id: number | null; name: string | null }

/** One thing a trigger makes for one recipient: the first usable step of the chain. Keeps its id across edits. */
export type Output = { id: number; recipient: Recipient; steps: Step[] }

/** What a person sets up, checked and complete. */
export type TriggerSettings = {
  description: string
  subject_kind: TriggerSubject
  basis: TriggerBasis
  status_id: number | null
  type_id: number | null
  /** Appointments of whatever type; then there is no `type_id`. */
  any_type: boolean
  /** Of an incoming text, lower case. */
  keyword: string | null
  moment: MomentKey
  /** Negative: before the moment. */
  offset_count: number
  offset_unit: OffsetUnit
  exclusions: Exclusions
  purpose: Purpose
  /** Null: the default of `validity.ts`. */
  validity_days: number | null
  repeat: Repeat
  /** For `spaced` alone. */
  repeat_days: number | null
  late: Late
  stays_when_moved_on: boolean
  /** Processed by the program, in its hours. */
  automatic: boolean
  /** Null: the studio's. */
  hours: SendingHours | null
  /** How long a change of status has to stand before it is processed automatically. Null: the studio's. */
  settle_minutes: number | null
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
