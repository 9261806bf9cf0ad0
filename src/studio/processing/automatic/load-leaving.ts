import { sql } from 'kysely'
import { nextOpening, type SendingHours } from '#studio/calendar/sending-hours.ts'
import { loadAutomation } from '#studio/matching/automatic/load-rules.ts'
import type { Work } from '#studio/staff/work.ts'

/** Until when an email rests, in database time, by the hours of its trigger; null goes at once. */
export type Leaving = (hours: SendingHours | null) => Date | null

/** What goes by itself leaves in its hours: where they are over when its rest is, at the next opening. A person's click knows no hours. */
export async function loadLeaving(work: Work, { automatic, restUntil }: { automatic: boolean; restUntil: Date | null }): Promise<Leaving> {
  if (!automatic) return () => restUntil
  const automation = await loadAutomation(work)
  const { rows } = await sql<{ shift: number }>`SELECT extract(epoch FROM clock_shift)::float8 * 1000 AS shift FROM studio`.execute(work.db)
  const shift = rows[0]?.shift ?? 0
  const ready = restUntil === null ? work.now : new Date(restUntil.getTime() + shift)
  return (hours) => {
    const opening = nextOpening(ready, hours ?? automation.hours, work.studio.zone)
    return opening > ready ? new Date(opening.getTime() - shift) : restUntil
  }
}
