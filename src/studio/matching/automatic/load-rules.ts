import { sql } from 'kysely'
import type { SendingHours } from '#studio/calendar/sending-hours.ts'
import { parseTime, type WallTime } from '#studio/calendar/wall-time.ts'
import type { Weekday } from '#studio/calendar/weekday.ts'
import type { Work } from '#studio/staff/work.ts'
import type { Automation, Rule } from './rule.ts'

type StudioRow = {
  sending_days: Weekday[]
  sending_from: string
  sending_to: string
  settle_minutes: number
  daily_cap: number | null
  merge_same_day: boolean
  bulk_limit: number
  paused: boolean
}
type HoursRow = { id: number; hours_days: Weekday[] | null; hours_from: string | null; hours_to: string | null }
type RuleRow = HoursRow & { settles: boolean; stays: boolean; settle_minutes: number | null }

/** What the studio says of automatic processing. */
export async function loadAutomation(work: Work): Promise<Automation> {
  const { rows } = await sql<StudioRow>`
    SELECT sending_days, sending_from, sending_to, settle_minutes, daily_cap, merge_same_day, bulk_limit, paused_at IS NOT NULL AS paused FROM studio`.execute(
    work.db,
  )
  const row = rows[0]
  if (row === undefined) throw new Error('The studio of this transaction is gone.')
  return {
    hours: { days: row.sending_days, from: timeOf(row.sending_from), to: timeOf(row.sending_to) },
    settleMinutes: row.settle_minutes,
    dailyCap: row.daily_cap,
    mergesSameDay: row.merge_same_day,
    bulkLimit: row.bulk_limit,
    paused: row.paused,
  }
}

/** The live automatic triggers: one probe of an index where there are none. */
export async function loadRules(work: Work): Promise<Rule[]> {
  const { rows } = await sql<RuleRow>`
    SELECT id, moment = 'status-changed' AS settles, stays_when_moved_on AS stays, hours_days, hours_from, hours_to, settle_minutes FROM trigger WHERE automatic AND active AND archived_at IS NULL ORDER BY id`.execute(
    work.db,
  )
  return rows.map((row) => ({
    triggerId: row.id,
    hours: hoursOf(row),
    settleMinutes: row.settle_minutes,
    settles: row.settles,
    stays: row.stays,
  }))
}

/** The hours of some triggers, null where a trigger has the studio's. */
export async function loadHours(work: Work, triggerIds: readonly number[]): Promise<Map<number, SendingHours | null>> {
  const { rows } = await sql<HoursRow>`SELECT id, hours_days, hours_from, hours_to FROM trigger WHERE id = ANY(${triggerIds}::bigint[])`.execute(work.db)
  return new Map(rows.map((row) => [row.id, hoursOf(row)]))
}

function hoursOf({ hours_days: days, hours_from: from, hours_to: to }: HoursRow): SendingHours | null {
  return days === null || from === null || to === null ? null : { days, from: timeOf(from), to: timeOf(to) }
}

/** As the database writes it, and it was checked when it was saved. */
function timeOf(text: string): WallTime {
  const time = parseTime(text)
  if (!time.ok) throw new Error(time.message)
  return time.value
}
