import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { moveWatermarks } from '#studio/triggers/move-watermarks.ts'
import { type Admitted, admitItems } from './admit-items.ts'
import { noneFails } from './criteria.ts'
import { alive, dates, factColumns, itsClient, ofSource, without } from './judgement.ts'
import { type Clock, type Source, sourcesAt } from './sources.ts'

/**
 * The first way in (semantics §2): what fell due since each trigger's watermark. One index descent a trigger and what is due, never
 * the size of the database. The watermark moves in the same transaction.
 */
export async function sweep(work: Work): Promise<Admitted> {
  const clock: Clock = { today: work.today, now: work.now, zone: work.studio.zone }
  const total: Admitted = { found: 0, late: 0, returned: 0, missed: 0 }
  for (const source of sourcesAt(clock)) {
    if (!(await isInUse(work, source))) continue
    const admitted = await admitItems(work, dueOf(source, clock), 'sweep')
    for (const key of ['found', 'late', 'returned', 'missed'] as const) total[key] += admitted[key]
  }
  await moveWatermarks(work)
  return total
}

/** What fell due at one source, for every live trigger of it. Those whose validity ran out before anybody swept are kept: they are Missed. */
export function dueOf(source: Source, clock: Clock) {
  const criteria = without(clock, 'trigger-deleted', 'trigger-off', 'validity-over')
  return sql`
    SELECT t.id AS trigger_id, m.subject_id, m.client_id, m.occurrence, j.due_on, j.due_at, j.valid_until,
      (m.qualified_at AT TIME ZONE ${clock.zone})::date > j.due_on AS late
    FROM trigger t
    CROSS JOIN LATERAL (
      SELECT ${factColumns(source)} FROM ${source.from}
      WHERE ${probed(source)} AND ${source.fits} AND ${source.range}
      OFFSET 0 -- a fence: otherwise the planner hashes the whole table for all triggers together
    ) m
    ${dates(clock)}
    ${itsClient}
    WHERE t.active AND t.archived_at IS NULL AND ${ofSource(source)} AND ${alive} AND ${noneFails(criteria)}
      AND NOT (t.late = 'never' AND (m.qualified_at AT TIME ZONE ${clock.zone})::date > j.due_on)`
}

function probed(source: Source) {
  return source.moment === 'status-changed' ? sql`e.studio_id = t.studio_id` : sql`s.studio_id = t.studio_id`
}

async function isInUse(work: Work, source: Source): Promise<boolean> {
  const { rows } = await sql`SELECT FROM trigger t WHERE t.active AND t.archived_at IS NULL AND ${ofSource(source)} LIMIT 1`.execute(work.db)
  return rows.length > 0
}
