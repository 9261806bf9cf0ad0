import type { ColumnType, Generated } from 'kysely'

type Instant = ColumnType<Date, Date | string, Date | string>

export type AuthUserTable = {
  id: string
  name: string
  email: string
  email_verified: boolean
  image: string | null
  created_at: Generated<Date>
  updated_at: Generated<Date>
}

export type AuthSessionTable = {
  id: string
  expires_at: Instant
  token: string
  created_at: Generated<Date>
  updated_at: Instant
  ip_address: string | null
  user_agent: string | null
  user_id: string
  studio_id: number | null
}

export type AuthAccountTable = {
  id: string
  account_id: string
  provider_id: string
  user_id: string
  password: string | null
  created_at: Generated<Date>
  updated_at: Instant
}

export type AuthVerificationTable = {
  id: string
  identifier: string
  value: string
  expires_at: Instant
  created_at: Generated<Date>
  updated_at: Generated<Date>
}

export type MembershipTable = { account_id: string; studio_id: number; member_id: number }

declare module '#platform/database/tables.ts' {
  interface Tables {
    auth_user: AuthUserTable
    auth_session: AuthSessionTable
    auth_account: AuthAccountTable
    auth_verification: AuthVerificationTable
    membership: MembershipTable
  }
}
