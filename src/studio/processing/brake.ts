import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'

type Burst = { description: string; wanted: number; today: number; limit: number }

/**
 * The brake (semantics §6): counted per trigger and studio day before the first item is generated. The limit is the studio's smallest
 * (50), five times the median of the trigger's non-zero days in 28, or the count its owner confirmed when saving it, whichever is most.
 * Refuses with the numbers; a person may confirm.
 */
export async function refuseBurst(work: Work, runId: number): Promise<void> {
  const { rows } = await sql<Burst>`
    WITH wanted AS (
      SELECT i.trigger_id, count(*)::int AS wanted FROM run_decision d JOIN triggered_item i ON i.studio_id = d.studio_id AND i.id = d.item_id
      WHERE d.run_id = ${runId} AND d.decision = 'process' GROUP BY i.trigger_id),
    days AS (
      SELECT i.trigger_id, (i.state_at AT TIME ZONE ${work.studio.zone})::date AS day, count(*)::int AS items
      FROM triggered_item i JOIN wanted w ON w.trigger_id = i.trigger_id
      WHERE i.state = 'processed' AND i.state_at > ${work.now}::timestamptz - interval '29 days' GROUP BY 1, 2),
    coming AS (
      SELECT i.trigger_id, count(*)::int AS items
      FROM processing_run r JOIN run_decision d ON d.run_id = r.id JOIN triggered_item i ON i.id = d.item_id JOIN wanted w ON w.trigger_id = i.trigger_id
      WHERE r.state IN ('waiting', 'running') AND r.id <> ${runId} AND d.decision = 'process' AND d.outcome IS NULL GROUP BY 1),
    usual AS (
      SELECT trigger_id, percentile_cont(0.5) WITHIN GROUP (ORDER BY items) AS median FROM days
      WHERE day < ${work.today}::date AND day >= ${work.today}::date - 28 GROUP BY trigger_id)
    SELECT t.description, w.wanted, coalesce(d.items, 0) + coalesce(o.items, 0) AS today, greatest(s.bulk_limit, t.confirmed_burst, ceil(5 * coalesce(u.median, 0)))::int AS limit
    FROM wanted w
    JOIN trigger t ON t.id = w.trigger_id
    JOIN studio s ON s.id = t.studio_id
    LEFT JOIN days d ON d.trigger_id = w.trigger_id AND d.day = ${work.today}::date
    LEFT JOIN coming o ON o.trigger_id = w.trigger_id
    LEFT JOIN usual u ON u.trigger_id = w.trigger_id
    ORDER BY w.trigger_id`.execute(work.db)
  const bursts = rows.filter(({ wanted, today, limit }) => wanted + today > limit)
  if (bursts.length === 0) return
  throw new Refusal('conflict', 'brake', {
    message: 'This is unusually many at once, so nothing was generated. Look at them again, then confirm.',
    problems: bursts.map(({ description, wanted, today, limit }) => ({
      field: 'burst_confirmed',
      message: `“${description}” would make ${wanted + today} today; up to ${limit} a day is usual for it.`,
    })),
  })
}
