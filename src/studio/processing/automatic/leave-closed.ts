import { sql } from 'kysely'
import { loadAutomation, loadRules } from '#studio/matching/automatic/load-rules.ts'
import { openRules } from '#studio/matching/automatic/rule.ts'
import type { Work } from '#studio/staff/work.ts'

/**
 * Takes out of an automatic run that was left unfinished what may not go now: its trigger's hours are over, or it is no longer automatic.
 * A run that begins at the next opening takes it.
 */
export async function leaveClosed(work: Work, runId: number): Promise<void> {
  const open = openRules(await loadRules(work), await loadAutomation(work), { now: work.now, zone: work.studio.zone }).map((rule) => rule.triggerId)
  await sql`
    WITH gone AS (
      DELETE FROM run_decision d USING triggered_item i
      WHERE d.run_id = ${runId} AND d.outcome IS NULL AND i.studio_id = d.studio_id AND i.id = d.item_id AND i.trigger_id <> ALL(${open}::bigint[])
      RETURNING d.item_id)
    UPDATE processing_run SET total = total - (SELECT count(*) FROM gone) WHERE id = ${runId} AND EXISTS (SELECT FROM gone)`.execute(work.db)
}
