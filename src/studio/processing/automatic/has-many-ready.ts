import { sql } from 'kysely'
import { loadAutomation, loadRules } from '#studio/matching/automatic/load-rules.ts'
import { dueBefore, openRules } from '#studio/matching/automatic/rule.ts'
import type { OpenStudio, Work } from '#studio/staff/work.ts'
import { hasLongRuns, many } from '../has-long-runs.ts'

/** Whether many items go by themselves now, or are left of a run that was begun: about, as the brake may stop some of them. */
export async function hasManyReady(studio: OpenStudio): Promise<boolean> {
  return (await hasLongRuns(studio)) || studio.readOnly(areManyReady)
}

async function areManyReady(work: Work): Promise<boolean> {
  const rules = await loadRules(work)
  if (rules.length === 0) return false
  const automation = await loadAutomation(work)
  const open = automation.paused ? [] : openRules(rules, automation, { now: work.now, zone: work.studio.zone })
  if (open.length === 0) return false
  const { rows } = await sql<{ ready: number }>`
    SELECT count(*)::int AS ready FROM (
      SELECT FROM unnest(${open.map(({ triggerId }) => triggerId)}::bigint[], ${open.map((rule) => dueBefore(rule, automation, work.now))}::timestamptz[]) AS o(trigger_id, due_before)
      CROSS JOIN LATERAL (
        SELECT FROM triggered_item i
        WHERE i.studio_id = current_studio() AND i.trigger_id = o.trigger_id AND i.state = 'active' AND i.waits_for IS NULL AND i.due_at <= o.due_before
        LIMIT ${many} OFFSET 0) r LIMIT ${many}) AS first_few`.execute(work.db)
  return (rows[0]?.ready ?? 0) >= many
}
