import { sql } from 'kysely'
import { startOfDay } from '#studio/calendar/zone.ts'
import type { Work } from '#studio/staff/work.ts'
import { loadUsual } from './load-usual.ts'

/** Items of one trigger that are ready: `wanted` count for the brake, `letGo` were confirmed. `limit`: as many a day are usual. */
export type Ready = { triggerId: number; dueBefore: Date; wanted: number; letGo: number; today: number; limit: number }

type Open = { triggerId: number; dueBefore: Date }

/**
 * How many items of each trigger are ready, and the brake's figures for it (semantics §6): what it did today, with what waits for its brake, and its
 * limit. What was usual in 28 days is looked up only where the smallest limit is passed.
 */
export async function countReady(work: Work, open: readonly Open[], bulkLimit: number): Promise<Ready[]> {
  const { rows } = await sql<Omit<Ready, 'limit'> & { confirmed: number }>`
    SELECT o.trigger_id AS "triggerId", o.due_before AS "dueBefore", r.wanted, r.let_go AS "letGo", t.confirmed_burst AS confirmed,
      (SELECT count(*) FROM triggered_item p WHERE p.studio_id = t.studio_id AND p.trigger_id = t.id AND p.state = 'processed'
        AND p.state_at >= ${startOfDay(work.today, work.studio.zone)} AND NOT p.let_go AND p.waits_for IS DISTINCT FROM 'brake')::int
      + (SELECT count(*) FROM triggered_item b WHERE b.studio_id = t.studio_id AND b.trigger_id = t.id AND b.state = 'active' AND b.waits_for = 'brake')::int AS today
    FROM unnest(${open.map((one) => one.triggerId)}::bigint[], ${open.map((one) => one.dueBefore)}::timestamptz[]) AS o(trigger_id, due_before)
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE NOT i.let_go)::int AS wanted, count(*) FILTER (WHERE i.let_go)::int AS let_go FROM triggered_item i
      WHERE i.studio_id = current_studio() AND i.trigger_id = o.trigger_id AND i.state = 'active' AND i.waits_for IS NULL AND i.due_at <= o.due_before) r
    JOIN trigger t ON t.studio_id = current_studio() AND t.id = o.trigger_id
    WHERE r.wanted + r.let_go > 0 ORDER BY o.trigger_id`.execute(work.db)
  const many = rows.filter(({ wanted, today, confirmed }) => wanted + today > Math.max(bulkLimit, confirmed)).map((row) => row.triggerId)
  const usual = await loadUsual(work, many)
  return rows.map(({ confirmed, ...row }) => ({ ...row, limit: Math.max(bulkLimit, confirmed, usual.get(row.triggerId) ?? 0) }))
}
