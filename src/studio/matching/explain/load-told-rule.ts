import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import type { Trigger } from '#studio/triggers/trigger.ts'
import type { Ruled } from './conditions.ts'

type Row = { id: number; switchedAt: Date | null; statusTypeId: number | null }

/** Since when triggers are switched as they are, and of which type the status is that they name. One statement, however many. */
export async function loadToldRules(work: Work, triggers: readonly Trigger[]): Promise<Map<number, Ruled>> {
  const { rows } = await sql<Row>`
    SELECT t.id, (SELECT max(e.at) FROM trigger_event e WHERE e.studio_id = t.studio_id AND e.trigger_id = t.id AND e.what IN ('switched-on', 'switched-off')) AS "switchedAt",
      (SELECT s.type_id FROM status s WHERE s.studio_id = t.studio_id AND s.id = t.status_id) AS "statusTypeId"
    FROM trigger t WHERE t.id = ANY(${triggers.map(({ id }) => id)}::bigint[])`.execute(work.db)
  const known = new Map(rows.map((row) => [row.id, row]))
  return new Map(
    triggers.map((trigger) => [
      trigger.id,
      { trigger, switchedAt: known.get(trigger.id)?.switchedAt ?? null, statusTypeId: known.get(trigger.id)?.statusTypeId ?? null },
    ]),
  )
}
