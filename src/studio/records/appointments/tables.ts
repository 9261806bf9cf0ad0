import type { Generated } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { WallTime } from '#studio/calendar/wall-time.ts'
import type { StatusColumns } from '../tables.ts'

export interface AppointmentTable extends StatusColumns {
  studio_id: Generated<number>
  id: Generated<number>
  external_id: string | null
  title: Generated<string>
  type_id: number
  type_set_at: Date
  on_day: CivilDate
  at_time: WallTime | null
  minutes: number | null
  zone: string | null
  on_day_set_at: Date
  booked_on: CivilDate | null
  client_id: number | null
  session_id: number | null
  member_id: number | null
  place: Generated<string>
  on_hold: Generated<boolean>
  confirmed: Generated<boolean>
  canceled: Generated<boolean>
  notes: Generated<string>
  search_text: Generated<string>
  history_at: Date | null
  archived_at: Date | null
  created_at: Date
  version: Generated<number>
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    appointment: AppointmentTable
  }
}
