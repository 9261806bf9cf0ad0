import type { Generated, JSONColumnType } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { WallTime } from '#studio/calendar/wall-time.ts'
import type { ActorColumns } from '#studio/staff/actor.ts'
import type { HistoryKind, SubjectKind, TypedKind } from './subject.ts'

export interface StatusTable {
  studio_id: Generated<number>
  id: Generated<number>
  subject_kind: SubjectKind
  type_id: number | null
  name: string
  position: number
  duration_days: number | null
  is_initial: Generated<boolean>
  is_final: Generated<boolean>
  active: Generated<boolean>
  default_department_id: number | null
  default_member_id: number | null
  on_booking: Generated<boolean>
  on_order: Generated<boolean>
  version: Generated<number>
}

export interface TypeTable {
  studio_id: Generated<number>
  id: Generated<number>
  subject_kind: TypedKind
  name: string
  position: number
  active: Generated<boolean>
  version: Generated<number>
}

/** What every record with a status keeps about it. */
export interface StatusColumns {
  status_id: number
  status_entry_id: number | null
  status_entered_at: Date
  status_due_on: CivilDate | null
  status_due_set_at: Date
}

export interface ClientTable extends StatusColumns {
  studio_id: Generated<number>
  id: Generated<number>
  external_id: string | null
  first_name: Generated<string>
  last_name: Generated<string>
  company: Generated<string>
  street: Generated<string>
  city: Generated<string>
  region: Generated<string>
  postcode: Generated<string>
  country: Generated<string>
  birthday_mmdd: number | null
  birthday_year: number | null
  anniversary_mmdd: number | null
  anniversary_year: number | null
  birthday_set_at: Date | null
  anniversary_set_at: Date | null
  do_not_market: Generated<boolean>
  do_not_call: Generated<boolean>
  language: string | null
  zone: string | null
  lead_source: Generated<string>
  notes: Generated<string>
  sort_name: Generated<string>
  search_text: Generated<string>
  history_at: Date | null
  archived_at: Date | null
  merged_into: number | null
  household_id: number | null
  erased_at: Date | null
  created_at: Date
  version: Generated<number>
}

export interface ClientEmailTable {
  studio_id: Generated<number>
  client_id: number
  position: number
  email: string
}

export interface ClientPhoneTable {
  studio_id: Generated<number>
  client_id: number
  position: number
  phone: string
  label: Generated<string>
  sms: Generated<boolean>
}

export interface FamilyMemberTable {
  studio_id: Generated<number>
  id: Generated<number>
  client_id: number
  name: string
  relation: Generated<string>
  birthday_mmdd: number | null
  birthday_year: number | null
  birthday_set_at: Date | null
  email: string | null
  phone: string | null
  /** The status of the client; the database keeps it. */
  client_status_id: Generated<number | null>
  /** The member's own record, where they are a client too: then one of the two birthdays counts. */
  person_id: Generated<number | null>
}

export interface SessionTable extends StatusColumns {
  studio_id: Generated<number>
  id: Generated<number>
  number: string
  external_id: string | null
  client_id: number
  type_id: number
  type_set_at: Date
  primary_on: CivilDate | null
  primary_time: WallTime | null
  primary_zone: string | null
  primary_set_at: Date
  created_on: CivilDate | null
  booked_on: CivilDate | null
  booked_by: number | null
  photographer_id: number | null
  on_hold: Generated<boolean>
  confirmed: Generated<boolean>
  canceled: Generated<boolean>
  notes: Generated<string>
  history_at: Date | null
  archived_at: Date | null
  created_at: Date
  version: Generated<number>
}

export interface SessionAssistantTable {
  studio_id: Generated<number>
  session_id: number
  member_id: number
}

export interface SessionDateTable {
  studio_id: Generated<number>
  session_id: number
  position: number
  label: Generated<string>
  on_day: CivilDate
  at_time: WallTime | null
}

export interface StatusEntryTable extends ActorColumns {
  studio_id: Generated<number>
  id: Generated<number>
  subject_kind: SubjectKind
  subject_id: number
  status_id: number
  entered_at: Date
  due_on: CivilDate | null
  note: Generated<string>
  cause_item_id: number | null
}

/** Field → what it was and what it became. */
export type Changes = Record<string, [unknown, unknown]>

export interface RecordEventTable extends ActorColumns {
  studio_id: Generated<number>
  id: Generated<number>
  at: Date
  subject_kind: HistoryKind
  subject_id: number
  what: 'created' | 'changed' | 'archived' | 'restored' | 'imported' | 'merged' | 'unmerged' | 'erased'
  changes: JSONColumnType<Changes>
  cause_item_id: number | null
}

export interface TaskTable extends ActorColumns {
  studio_id: Generated<number>
  id: Generated<number>
  description: string
  notes: Generated<string>
  start_on: CivilDate | null
  due_on: CivilDate | null
  completed_at: Date | null
  canceled_at: Date | null
  priority: Generated<number>
  department_id: number | null
  member_id: number | null
  flagged: string | null
  client_id: number | null
  session_id: number | null
  appointment_id: number | null
  invoice_id: number | null
  production_order_id: number | null
  preproduction_order_id: number | null
  external_id: string | null
  type_id: number | null
  type_set_at: Date | null
  status_id: number | null
  status_entry_id: number | null
  status_entered_at: Date | null
  status_due_on: CivilDate | null
  status_due_set_at: Date | null
  history_at: Date | null
  cause_item_id: number | null
  ancestry: Generated<number[]>
  created_at: Date
  version: Generated<number>
}

export interface RecordChangeTable {
  studio_id: Generated<number>
  id: Generated<number>
  subject_kind: string
  subject_id: number
}

/** Words by which a record is found, as its own columns have them. */
export interface RecordWordTable {
  studio_id: Generated<number>
  subject_kind: string
  word: string
  subject_id: number
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    status: StatusTable
    type: TypeTable
    client: ClientTable
    client_email: ClientEmailTable
    client_phone: ClientPhoneTable
    family_member: FamilyMemberTable
    session: SessionTable
    record_word: RecordWordTable
    session_assistant: SessionAssistantTable
    session_date: SessionDateTable
    status_entry: StatusEntryTable
    record_event: RecordEventTable
    task: TaskTable
    record_change: RecordChangeTable
  }
}
