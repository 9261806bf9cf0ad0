import { sql } from 'kysely'
import { isOpen, nextOpening, type SendingHours } from '#studio/calendar/sending-hours.ts'
import { loadAutomation } from '#studio/matching/automatic/load-rules.ts'
import type { Work } from '#studio/staff/work.ts'
import { waitForOthers } from './wait-for-others.ts'

/** Until when an email rests, in database time, by the hours of its trigger; null goes at once. */
export type Leaving = (hours: SendingHours | null) => Date | null

/** `restUntil`: database time. */
type Made = { automatic: boolean; restUntil: Date | null; runId: number | null }

/**
 * What goes by itself leaves in its hours: where they are over when its rest is, at the next opening. A person's click knows no hours. Where emails to one person are put
 * together, they wait for each other.
 */
export async function loadLeaving(work: Work, { automatic, restUntil, runId }: Made): Promise<Leaving> {
  if (!automatic) return () => restUntil
  const automation = await loadAutomation(work)
  const { rows } = await sql<{ shift: number; requested_at: Date | null }>`
    SELECT extract(epoch FROM clock_shift)::float8 * 1000 AS shift, (SELECT r.requested_at FROM processing_run r WHERE r.id = ${runId}) AS requested_at FROM studio`.execute(
    work.db,
  )
  const { shift = 0, requested_at = null } = rows[0] ?? {}
  const rested = restUntil === null ? work.now : new Date(restUntil.getTime() + shift)
  const ready = automation.mergesSameDay ? waitForOthers(requested_at, { now: work.now, rested }) : rested
  return (hours) => {
    const open = hours ?? automation.hours
    const opening = nextOpening(rested, open, work.studio.zone)
    // Waiting for others never costs the day.
    const leaving = opening > rested || !isOpen(ready, open, work.studio.zone) ? opening : ready
    return leaving > rested ? new Date(leaving.getTime() - shift) : restUntil
  }
}
