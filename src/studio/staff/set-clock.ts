import { sql } from 'kysely'
import { Refusal, refuseField } from '#platform/refusal.ts'
import { parseDate } from '#studio/calendar/civil-date.ts'
import { quoted } from '#studio/calendar/reading.ts'
import { parseTime } from '#studio/calendar/wall-time.ts'
import { instantOf } from '#studio/calendar/zone.ts'
import type { Deployment, Work } from './work.ts'

/**
 * Sets the studio clock to a local time of the studio (`2026-05-04T08:00`), or back to real time with null; it goes on from there.
 * A person says so: it is no leap that stops automatic work. Refused where the program was not started for it.
 */
export async function setClock(work: Work, at: string | null, { clockMayBeSet }: Pick<Deployment, 'clockMayBeSet'>): Promise<void> {
  if (!clockMayBeSet && at !== null) throw cannotBeSet()
  const wanted = at === null ? null : instantIn(at, work.studio.zone)
  await sql`
    UPDATE studio SET clock_shift = ${wanted === null ? sql`interval '0'` : sql`make_interval(secs => extract(epoch FROM ${wanted}::timestamptz - now()))`},
                      clock_seen_at = ${wanted === null ? sql`now()` : wanted}
    WHERE id = ${work.studio.id}`.execute(work.db)
}

function instantIn(text: string, zone: string): Date {
  const [day = '', hour = ''] = text.trim().split(/[T ]/)
  const date = parseDate(day)
  const time = parseTime(hour)
  if (!date.ok || !time.ok)
    throw refuseField('at', 'bad-clock', `${quoted(text)} is not a time for the clock. Write date and time as in the studio, like 2026-05-04T08:00.`)
  return instantOf(date.value, time.value, zone)
}

function cannotBeSet(): Refusal {
  return new Refusal('forbidden', 'clock-fixed', 'The studio clock may not be set here. To set it, for tests or a rehearsal, start Hotshoe with --allow-clock.')
}
