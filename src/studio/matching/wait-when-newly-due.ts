import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { setWaiting } from './set-waiting.ts'

/**
 * What fell due in this very turn because a trigger was changed waits for a person, though the trigger is automatic (semantics §6): who moves a
 * date does not mean to write to everybody it now reaches. What waits for a day alone waits for a person then.
 */
export async function waitWhenNewlyDue(work: Work, triggerIds: readonly number[]): Promise<void> {
  if (triggerIds.length === 0) return
  const which = sql<boolean>`i.trigger_id = ANY(${triggerIds}::bigint[]) AND i.reason = 'matches-again' AND i.state_at = ${work.now} AND (i.waits_for IS NULL OR i.waits_until IS NOT NULL)
    AND EXISTS (SELECT FROM trigger t WHERE t.studio_id = i.studio_id AND t.id = i.trigger_id AND t.automatic)`
  await setWaiting(work, which, { waiting: 'newly-due', reason: 'newly-due' })
}
