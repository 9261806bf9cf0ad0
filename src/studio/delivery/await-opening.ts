import { sql } from 'kysely'
import { nextOpening } from '#studio/calendar/sending-hours.ts'
import { loadAutomation, loadHours } from '#studio/matching/automatic/load-rules.ts'
import type { Work } from '#studio/staff/work.ts'
import type { Claimed } from './claimed.ts'
import { findAutomatic } from './find-automatic.ts'

/**
 * Gives claimed messages back that went by themselves and whose hours are over by now, until the next opening; returns their ids. What a person
 * processed, or sends, leaves at any time (semantics §1, §7).
 */
export async function awaitOpening(work: Work, claimed: readonly Claimed[]): Promise<number[]> {
  const rows = await findAutomatic(
    work,
    claimed.map((message) => message.id),
  )
  if (rows.length === 0) return []
  const usual = (await loadAutomation(work)).hours
  const own = await loadHours(work, [...new Set(rows.map((row) => row.trigger_id))])
  const closed = rows.flatMap(({ id, trigger_id }) => {
    const opening = nextOpening(work.now, own.get(trigger_id) ?? usual, work.studio.zone)
    return opening > work.now ? [{ id, seconds: Math.ceil((opening.getTime() - work.now.getTime()) / 1000) }] : []
  })
  if (closed.length === 0) return []
  await sql`
    UPDATE dispatch d SET state = 'waiting', next_at = now() + make_interval(secs => w.seconds), reason = 'It waits for its sending hours.', lease = NULL, lease_until = NULL
    FROM unnest(${closed.map((one) => one.id)}::bigint[], ${closed.map((one) => one.seconds)}::int[]) AS w(id, seconds)
    WHERE d.communication_id = w.id AND d.state = 'claimed'`.execute(work.db)
  return closed.map((one) => one.id)
}
