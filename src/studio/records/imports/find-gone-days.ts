import { sql } from 'kysely'
import { addDays } from '#studio/calendar/civil-date.ts'
import type { Work } from '#studio/staff/work.ts'
import type { CalendarEvent } from './calendar-event.ts'
import { horizonDays } from './calendar-rows.ts'
import type { Good } from './taken.ts'

/** A day that a series no longer has, with what its calendar said of it last. */
export type GoneDay<Said> = Good<Said> & { client_id: number | null }

const days = { session: sql.ref('r.primary_on'), appointment: sql.ref('r.on_day') } as const

/**
 * The days to come of these series that are here and no longer in the calendar: taken out, or behind the end that their series got. A series tells
 * all of its days, so what it does not tell is gone. Days that are past stay as they were.
 */
export async function findGoneDays<Said extends { canceled?: boolean }>(
  work: Work,
  kind: 'session' | 'appointment',
  rows: readonly Good<CalendarEvent>[],
): Promise<GoneDay<Said>[]> {
  const series = new Map(
    rows.flatMap(({ line, said: { series: { uid, ids } = { uid: '', ids: null } } }) => (ids === null ? [] : [[uid, { line, ids: new Set(ids) }]])),
  )
  if (series.size === 0) return []
  const found = await sql<{ external_id: string; uid: string; client_id: number | null; fields: Said }>`
    SELECT * FROM (
      SELECT r.external_id, regexp_replace(r.external_id, '#\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d)?$', '') AS uid, r.client_id, i.fields
      FROM ${sql.table(kind)} r JOIN imported_row i ON i.studio_id = r.studio_id AND i.subject_kind = ${kind} AND i.subject_id = r.id
      WHERE ${days[kind]} BETWEEN ${work.today} AND ${addDays(work.today, horizonDays.after)} AND r.external_id IS NOT NULL AND NOT r.canceled) r
    WHERE uid = ANY(${[...series.keys()]}::text[])`.execute(work.db)
  return found.rows.flatMap(({ external_id, uid, client_id, fields }) => {
    const { line, ids } = series.get(uid) ?? { line: 0, ids: new Set([external_id]) }
    return ids.has(external_id) || fields.canceled === true ? [] : [{ line, said: { ...fields, canceled: true }, client_id, rows: 0 }]
  })
}
