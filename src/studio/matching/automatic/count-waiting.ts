import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import type { ItemView } from '../item.ts'
import type { Waiting } from '../waiting.ts'

/** How many active items of each trigger wait for what. Of no other view: nothing goes by itself there. */
export async function countWaiting(work: Work, view: ItemView): Promise<Map<number, Partial<Record<Waiting, number>>>> {
  if (view !== 'active') return new Map()
  const { rows } = await sql<{ trigger_id: number; waiting: Partial<Record<Waiting, number>> }>`
    SELECT trigger_id, jsonb_object_agg(waits_for, count) AS waiting FROM (
      SELECT trigger_id, waits_for, count(*)::int AS count FROM triggered_item WHERE state = 'active' AND waits_for IS NOT NULL GROUP BY 1, 2) w
    GROUP BY trigger_id`.execute(work.db)
  return new Map(rows.map(({ trigger_id, waiting }) => [trigger_id, waiting]))
}
