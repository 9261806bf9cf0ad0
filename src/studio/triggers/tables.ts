import type { Generated, JSONColumnType } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { OffsetUnit } from '#studio/calendar/offset.ts'
import type { WallTime } from '#studio/calendar/wall-time.ts'
import type { Weekday } from '#studio/calendar/weekday.ts'
import type { Purpose } from '#studio/messages/communication.ts'
import type { ActorColumns } from '#studio/staff/actor.ts'
import type { Attachment } from './attachments.ts'
import type { Channel } from './channels.ts'
import type { MomentKey } from './moments.ts'
import type { Late, Repeat } from './policies.ts'
import type { RecipientKind } from './recipients.ts'
import type { TriggerBasis, TriggerSubject } from './subjects.ts'
import type { Changes, TriggerEventKind } from './trigger-event.ts'

export interface TriggerTable {
  studio_id: Generated<number>
  id: Generated<number>
  description: string
  subject_kind: Generated<TriggerSubject>
  basis: TriggerBasis
  status_id: number | null
  type_id: number | null
  any_type: Generated<boolean>
  keyword: string | null
  moment: MomentKey
  offset_count: Generated<number>
  offset_unit: Generated<OffsetUnit>
  exclude_past: Generated<boolean>
  exclude_do_not_market: Generated<boolean>
  exclude_do_not_call: Generated<boolean>
  exclude_on_hold: Generated<boolean>
  exclude_confirmed: Generated<boolean>
  exclude_canceled: Generated<boolean>
  exclude_paid: Generated<boolean>
  purpose: Purpose
  validity_days: number | null
  repeat: Generated<Repeat>
  repeat_days: number | null
  late: Generated<Late>
  stays_when_moved_on: Generated<boolean>
  automatic: Generated<boolean>
  /** Made automatic together with what was listed then. */
  includes_waiting: Generated<boolean>
  hours_days: readonly Weekday[] | null
  hours_from: WallTime | null
  hours_to: WallTime | null
  settle_minutes: number | null
  active: Generated<boolean>
  /** Studio time, as are all instants of this slice. */
  armed_at: Date
  swept_on: CivilDate
  swept_at: Date
  confirmed_burst: Generated<number>
  continues_trigger_id: number | null
  version: Generated<number>
  created_at: Date
  archived_at: Date | null
}

export interface TriggerOutputTable {
  studio_id: Generated<number>
  id: Generated<number>
  trigger_id: number
  position: number
  recipient_kind: RecipientKind
  recipient_member_id: number | null
  recipient_department_id: number | null
  archived_at: Date | null
}

/** The chain of an output, from position 0. */
export interface OutputStepTable {
  studio_id: Generated<number>
  output_id: number
  position: number
  channel: Channel
  template_id: number | null
  description: Generated<string>
  notes: Generated<string>
  department_id: number | null
  member_id: number | null
  due_in_days: Generated<number>
  priority: Generated<number>
  task_type_id: number | null
  attach: Generated<Attachment[]>
}

export interface TriggerEventTable extends ActorColumns {
  studio_id: Generated<number>
  id: Generated<number>
  trigger_id: number
  at: Date
  what: TriggerEventKind
  armed: Generated<boolean>
  changes: JSONColumnType<Changes>
  /** The version that this change brought back. */
  rolled_back_to: number | null
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    trigger: TriggerTable
    trigger_output: TriggerOutputTable
    output_step: OutputStepTable
    trigger_event: TriggerEventTable
  }
}
