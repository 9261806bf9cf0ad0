import { sql } from 'kysely'
import type { Work } from './work.ts'

const leapDays = 7

/**
 * Notices a clock that jumps by more than seven days, either way, since it was last seen (semantics §1): it pauses the studio and
 * returns the sentence that asks. Returns null when the clock runs as clocks do. Written at most once an hour of studio time.
 */
export async function noteClock(work: Work): Promise<string | null> {
  const { rows } = await sql<{ seen: Date | null; paused: string | null }>`
    SELECT clock_seen_at AS seen, CASE WHEN paused_at IS NOT NULL THEN paused_reason END AS paused FROM studio`.execute(work.db)
  const { seen = null, paused = null } = rows[0] ?? {}
  if (paused !== null && paused.startsWith(leapOpening)) return paused
  const jump = seen === null ? 0 : work.now.getTime() - seen.getTime()
  if (seen !== null && Math.abs(jump) > leapDays * 86_400_000) {
    const sentence = leapSentence(seen, work)
    await sql`UPDATE studio SET paused_at = ${work.now}, paused_reason = ${sentence}`.execute(work.db)
    return sentence
  }
  if (seen === null || Math.abs(jump) > 3_600_000) await sql`UPDATE studio SET clock_seen_at = ${work.now}`.execute(work.db)
  return null
}

const leapOpening = 'The clock has moved'

function leapSentence(seen: Date, { now, studio }: Work): string {
  const day = (instant: Date) => new Intl.DateTimeFormat('en-CA', { timeZone: studio.zone }).format(instant)
  return `${leapOpening} from ${day(seen)} to ${day(now)}, more than a week at once, so nothing is found or sent by itself. Check the date; if it is right, resume.`
}
