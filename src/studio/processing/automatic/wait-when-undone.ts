import { sql } from 'kysely'
import type { Automation } from '#studio/matching/automatic/rule.ts'
import { setWaiting } from '#studio/matching/set-waiting.ts'
import type { Work } from '#studio/staff/work.ts'

/**
 * What a trigger keeps “even if it has moved on”, though its record left the status again before it had settled, may be a mis-click: it waits for a
 * person (case 30).
 */
export async function waitWhenUndone(work: Work, triggerIds: readonly number[], { settleMinutes }: Automation): Promise<void> {
  if (triggerIds.length === 0) return
  const which = sql<boolean>`i.trigger_id = ANY(${triggerIds}::bigint[]) AND i.waits_for IS NULL AND NOT i.let_go AND EXISTS (
    SELECT FROM trigger t JOIN status_entry e ON e.studio_id = t.studio_id AND e.id = CASE WHEN i.occurrence ~ '^[0-9]+$' THEN i.occurrence::bigint END
    JOIN status_entry n ON n.studio_id = e.studio_id AND n.subject_kind = e.subject_kind AND n.subject_id = e.subject_id AND n.id > e.id
    WHERE t.studio_id = i.studio_id AND t.id = i.trigger_id AND n.entered_at < e.entered_at + make_interval(mins => coalesce(t.settle_minutes, ${settleMinutes})))`
  await setWaiting(work, which, { waiting: 'undone', reason: 'left-status' })
}
