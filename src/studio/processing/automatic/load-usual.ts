import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'

/**
 * The brake's limit of each trigger (semantics §6): how many items a day are usual. The studio's smallest, five times the median of the trigger's
 * non-zero days in 28, or the count its owner confirmed, whichever is most.
 */
export async function loadUsual(work: Work, triggerIds: readonly number[]): Promise<Map<number, number>> {
  if (triggerIds.length === 0) return new Map()
  const { rows } = await sql<{ id: number; usual: number }>`
    SELECT t.id, greatest(s.bulk_limit, t.confirmed_burst, ceil(5 * coalesce(u.median, 0)))::int AS usual
    FROM trigger t JOIN studio s ON s.id = t.studio_id
    LEFT JOIN LATERAL (
      SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY items) AS median FROM (
        SELECT (i.state_at AT TIME ZONE ${work.studio.zone})::date AS day, count(*) AS items FROM triggered_item i
        WHERE i.studio_id = t.studio_id AND i.trigger_id = t.id AND i.state = 'processed' AND i.state_at > ${work.now}::timestamptz - interval '29 days' GROUP BY 1) days
      WHERE day < ${work.today}::date AND day >= ${work.today}::date - 28) u ON true
    WHERE t.id = ANY(${triggerIds}::bigint[])`.execute(work.db)
  return new Map(rows.map(({ id, usual }) => [id, usual]))
}
