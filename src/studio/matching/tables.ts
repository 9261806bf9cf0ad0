import type { Generated } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { ActorColumns } from '#studio/staff/actor.ts'
import type { TriggerSubject } from '#studio/triggers/subjects.ts'
import type { ItemState } from './item.ts'
import type { ReasonCode } from './reasons.ts'
import type { Waiting } from './waiting.ts'

export type TriggeredItemTable = {
  studio_id: Generated<number>
  id: Generated<number>
  trigger_id: number
  subject_kind: TriggerSubject
  subject_id: number
  occurrence: string
  client_id: number | null
  session_id: number | null
  family_member_id: number | null
  due_on: CivilDate
  due_at: Date
  valid_until: CivilDate | null
  admitted_by: 'sweep' | 'change' | 'person'
  late: boolean
  state: ItemState
  reason: ReasonCode | null
  detail: string | null
  hold_until: Date | null
  /** Why an automatic item waits for a person; null: it does not. */
  waits_for: Waiting | null
  /** Studio time from which it goes by itself though it waits; null: a person says so. */
  waits_until: Date | null
  /** A person let it go by itself: neither brake nor cap stops it. */
  let_go: Generated<boolean>
  entered_at: Date
  state_at: Date
  cause_item_id: number | null
  ancestry: Generated<number[]>
  last_event_id: Generated<number>
  version: Generated<number>
}

export type ItemEventTable = ActorColumns & {
  studio_id: Generated<number>
  id: Generated<number>
  item_id: number
  at: Date
  from_state: ItemState | null
  to_state: ItemState
  reason: ReasonCode | null
  detail: string | null
  run_id: number | null
  /** Of the job that moved it; the database fills it in. */
  job_run_id: Generated<number | null>
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    triggered_item: TriggeredItemTable
    item_event: ItemEventTable
  }
}
