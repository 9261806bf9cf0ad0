import type { ColumnType, Generated } from 'kysely'
import type { DateOrder } from '#studio/calendar/date-order.ts'
import type { LeapDayRule } from '#studio/calendar/month-day.ts'
import type { Role } from './roles.ts'

type InstantOrNull = ColumnType<Date | null, Date | string | null, Date | string | null>

export type StudioTable = {
  id: Generated<number>
  name: string
  zone: string
  postal_address: Generated<string>
  phone: Generated<string>
  language: Generated<string>
  work_week: Generated<number[]>
  date_order: Generated<DateOrder>
  default_country: Generated<string>
  new_clients_do_not_market: Generated<boolean>
  currency: Generated<string>
  use_invoice_statuses: Generated<boolean>
  leap_day: Generated<LeapDayRule>
  letter_window: Generated<'by-country' | 'us-10' | 'din-b'>
  policies: Generated<string>
  sending_days: Generated<number[]>
  sending_from: Generated<string>
  sending_to: Generated<string>
  settle_minutes: Generated<number>
  daily_cap: number | null
  merge_same_day: Generated<boolean>
  rest_seconds: Generated<number>
  bulk_limit: Generated<number>
  resend_in_doubt: Generated<boolean>
  call_again_days: Generated<number>
  call_most_tries: Generated<number>
  rehearsal: Generated<boolean>
  rehearsal_address: Generated<string>
  paused_at: InstantOrNull
  paused_reason: string | null
  /** An interval; read it as seconds by extract(epoch FROM …). */
  clock_shift: Generated<unknown>
  clock_seen_at: InstantOrNull
  version: Generated<number>
  created_at: Generated<Date>
}

export type DepartmentTable = {
  studio_id: Generated<number>
  id: Generated<number>
  name: string
  email: string | null
  default_member_id: number | null
  archived_at: InstantOrNull
  version: Generated<number>
}

export type MemberTable = {
  studio_id: Generated<number>
  id: Generated<number>
  name: string
  email: string | null
  phone: string | null
  phone_sms: Generated<boolean>
  role: Role
  takes_sessions: Generated<boolean>
  archived_at: InstantOrNull
  version: Generated<number>
  created_at: Generated<Date>
}

export type DepartmentMemberTable = { studio_id: Generated<number>; department_id: number; member_id: number }

export type ApiTokenTable = {
  studio_id: Generated<number>
  id: Generated<number>
  name: string
  role: Role
  hash: Buffer
  created_by: number | null
  created_at: Generated<Date>
  last_used_at: InstantOrNull
  revoked_at: InstantOrNull
}

export type IdempotencyKeyTable = {
  studio_id: Generated<number>
  actor: string
  key: string
  request_hash: Buffer
  status: number
  /** JSON text when written, parsed when read. */
  response: ColumnType<unknown, string | null, string | null>
  created_at: Generated<Date>
}

export type InstallationTable = { only_one: Generated<boolean>; identity: string; public_url: Generated<string | null>; confirmed_at: Generated<Date> }

declare module '#platform/database/tables.ts' {
  interface Tables {
    studio: StudioTable
    department: DepartmentTable
    member: MemberTable
    department_member: DepartmentMemberTable
    api_token: ApiTokenTable
    idempotency_key: IdempotencyKeyTable
    installation: InstallationTable
  }
}
