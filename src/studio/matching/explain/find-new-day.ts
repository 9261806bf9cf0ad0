import { sql } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { Work } from '#studio/staff/work.ts'
import type { Trigger } from '#studio/triggers/trigger.ts'
import { timed, timeOffset } from '../window.ts'
import type { Looked } from './find-occurrences.ts'
import { hasSettableDate } from './needed.ts'

/** Moments whose date says since when it stands: moved, it is news. Of others only a day still to come is. */
const dated: readonly string[] = ['session-date', 'appointment-date', 'status-due']

/**
 * A day for the date a trigger counts from with which it would fire today or soon, and with which it has not fired yet; null where people cannot set that date. It need not be
 * a day on which the studio works.
 */
export async function findNewDay(work: Work, trigger: Trigger, looked: readonly Looked[]): Promise<CivilDate | null> {
  if (!hasSettableDate(trigger)) return null
  const week = work.studio.workWeek
  const { rows } = await sql<{ day: CivilDate }>`
    SELECT d.day FROM trigger t CROSS JOIN generate_series(${dated.includes(trigger.moment) ? 0 : 1}, 40) k
    CROSS JOIN LATERAL (SELECT CASE WHEN ${timed} THEN ((${work.now}::timestamptz - ${timeOffset}) AT TIME ZONE ${work.studio.zone})::date + k + 1
      ELSE last_shifted_to(${work.today}::date + k, t.offset_count, t.offset_unit, ${week}::smallint[]) END AS day) d
    WHERE t.id = ${trigger.id} AND (${timed} OR shift_date(d.day, t.offset_count, t.offset_unit, ${week}::smallint[]) = ${work.today}::date + k) ORDER BY k`.execute(
    work.db,
  )
  const used = (day: CivilDate) => looked.some(({ found }) => found.anchor_on === day || found.occurrence?.includes(day) === true)
  return rows.find(({ day }) => !used(day))?.day ?? null
}
