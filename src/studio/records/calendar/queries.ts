import { sql } from 'kysely'
import type { Input, Output } from '#platform/http/contract.ts'
import { refuseField } from '#platform/refusal.ts'
import { daysBetween, parseDate } from '#studio/calendar/civil-date.ts'
import type { Work } from '#studio/staff/work.ts'
import { clientNameSql } from '../clients/client-name.ts'
import type { CalendarEntry, readCalendar } from './contract.ts'

/** More nobody reads on one screen; two months of a very large studio. */
const most = 3000
const longest = 62

/** What stands on the days from one to another, both included, by day and time; what has no time comes first on its day. */
export async function findEntries(work: Work, { from, to, member_id }: Input<typeof readCalendar>['query']): Promise<Output<typeof readCalendar>> {
  refuseSpan(from, to)
  const ofMember = member_id === undefined ? sql`` : sql`WHERE e.member_id = ${member_id}`
  const { rows } = await sql<CalendarEntry>`
    SELECT e.kind, e.id, e.position, e.on_day, e.at_time, e.minutes, e.zone, coalesce(nullif(e.title, ''), t.name) AS title,
      CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('id', c.id, 'name', ${clientNameSql}) END AS client,
      jsonb_build_object('id', u.id, 'name', u.name) AS status,
      CASE WHEN m.id IS NOT NULL THEN jsonb_build_object('id', m.id, 'name', m.name) END AS member,
      e.on_hold, e.confirmed, e.canceled
    FROM (
      SELECT s.studio_id, 'session' AS kind, s.id, 0 AS position, s.primary_on AS on_day, s.primary_time AS at_time, NULL::int AS minutes,
        s.primary_zone AS zone, '' AS title, s.type_id, s.status_id, s.client_id, s.photographer_id AS member_id, s.on_hold, s.confirmed, s.canceled
      FROM session s WHERE s.primary_on BETWEEN ${from} AND ${to} AND s.archived_at IS NULL
      UNION ALL
      SELECT s.studio_id, 'further', s.id, d.position, d.on_day, d.at_time, NULL, s.primary_zone, d.label, s.type_id, s.status_id, s.client_id,
        s.photographer_id, s.on_hold, s.confirmed, s.canceled
      FROM session_date d JOIN session s ON s.studio_id = d.studio_id AND s.id = d.session_id
      WHERE d.on_day BETWEEN ${from} AND ${to} AND s.archived_at IS NULL
      UNION ALL
      SELECT a.studio_id, 'appointment', a.id, 0, a.on_day, a.at_time, a.minutes, a.zone, a.title, a.type_id, a.status_id, a.client_id, a.member_id,
        a.on_hold, a.confirmed, a.canceled
      FROM appointment a WHERE a.on_day BETWEEN ${from} AND ${to} AND a.archived_at IS NULL
    ) e
    JOIN type t ON t.studio_id = e.studio_id AND t.id = e.type_id
    JOIN status u ON u.studio_id = e.studio_id AND u.id = e.status_id
    LEFT JOIN client c ON c.studio_id = e.studio_id AND c.id = e.client_id
    LEFT JOIN member m ON m.studio_id = e.studio_id AND m.id = e.member_id
    ${ofMember}
    ORDER BY e.on_day, e.at_time NULLS FIRST, e.kind DESC, e.id, e.position LIMIT ${most + 1}`.execute(work.db)
  return { rows: rows.slice(0, most), more: rows.length > most }
}

function refuseSpan(from: string, to: string): void {
  const [first, last] = [parseDate(from), parseDate(to)]
  if (!first.ok) throw refuseField('from', 'bad-date', first.message)
  if (!last.ok) throw refuseField('to', 'bad-date', last.message)
  const days = daysBetween(first.value, last.value)
  if (days < 0) throw refuseField('to', 'bad-span', 'The last day is before the first one. Give the days the other way round.')
  if (days >= longest) throw refuseField('to', 'span-too-long', `The calendar tells ${longest} days at most. Ask for fewer at a time.`)
}
