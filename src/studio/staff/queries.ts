import { sql } from 'kysely'
import type { Database } from '#platform/database/connect.ts'
import type { Work } from './work.ts'

/** What a person may see of the studio's own row. */
export const settingColumns = [
  'id',
  'name',
  'zone',
  'postal_address',
  'phone',
  'language',
  'work_week',
  'date_order',
  'default_country',
  'new_clients_do_not_market',
  'currency',
  'use_invoice_statuses',
  'leap_day',
  'letter_window',
  'policies',
  'sending_days',
  'sending_from',
  'sending_to',
  'settle_minutes',
  'daily_cap',
  'merge_same_day',
  'rest_seconds',
  'bulk_limit',
  'resend_in_doubt',
  'call_again_days',
  'call_most_tries',
  'rehearsal',
  'rehearsal_address',
  'paused_at',
  'paused_reason',
  'version',
] as const

/** The studio's settings: its row, which the policy lets alone be seen. */
export async function readSettings({ db }: Work) {
  return db.selectFrom('studio').select(settingColumns).executeTakeFirstOrThrow()
}

export type Settings = Awaited<ReturnType<typeof readSettings>>

/** How the studio clock stands; `local` is the studio's wall clock. */
export async function readClock({ db }: Work) {
  const { rows } = await sql<{ now: Date; local: string; today: string; shift_seconds: number }>`
    SELECT now() + clock_shift AS now,
           to_char((now() + clock_shift) AT TIME ZONE zone, 'YYYY-MM-DD"T"HH24:MI') AS local,
           to_char((now() + clock_shift) AT TIME ZONE zone, 'YYYY-MM-DD') AS today,
           extract(epoch FROM clock_shift)::float8 AS shift_seconds
    FROM studio`.execute(db)
  const row = rows[0]
  if (row === undefined) throw new Error('The studio of this transaction is gone.')
  return row
}

/** All studios of this installation, oldest first. Memberships stand outside of the policy, and every studio has its owner's. */
export async function studioIds(database: Database): Promise<number[]> {
  const rows = await database.selectFrom('membership').select('studio_id').distinct().orderBy('studio_id').execute()
  return rows.map(({ studio_id }) => studio_id)
}

/**
 * Why nothing may be sent from here, or null. The database names its sender; a restored backup or a clone is opened by a deployment
 * of another name, and two senders would write to every client twice.
 */
export async function sendingBlocked(database: Database, identity: string): Promise<string | null> {
  const row = await database.selectFrom('installation').select('identity').executeTakeFirst()
  if (row === undefined || row.identity === identity) return null
  return 'This looks like a copy or a restored backup: its messages were sent from another folder, machine or installation of Hotshoe. So that nobody is written to twice, nothing is sent from here. When the other one does not send any more, an owner lets this one send in the settings, under Sender, or with: hotshoe identity confirm'
}
