import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { type MomentKey, momentKeys, moments } from '#studio/triggers/moments.ts'
import { loadTriggers } from '#studio/triggers/queries.ts'
import { when } from '#studio/triggers/sentence.ts'

export type Unforetold = { trigger_id: number; trigger: string; moment: string; last_month: number }

const byPeople: readonly MomentKey[] = momentKeys.filter((moment) => moments[moment].kind === 'instant')

/**
 * Triggers that are on and wait for something that somebody does: nobody can foretell it, but how often it came in the last thirty days says what to
 * expect. Writes nothing.
 */
export async function findUnforetold(work: Work, triggerId: number | undefined): Promise<Unforetold[]> {
  const { rows: waiting } = await sql<{ id: number }>`
    SELECT id FROM trigger WHERE active AND archived_at IS NULL AND moment = ANY(${byPeople}::text[]) AND (${triggerId ?? null}::bigint IS NULL OR id = ${triggerId ?? null})
    ORDER BY id`.execute(work.db)
  if (waiting.length === 0) return []
  const ids = waiting.map(({ id }) => id)
  const counts = await countLastMonth(work, ids)
  const triggers = await loadTriggers(work, ids)
  return ids.flatMap((id) => {
    const trigger = triggers.get(id)
    if (trigger === undefined) return []
    return [{ trigger_id: id, trigger: trigger.description, moment: when(trigger), last_month: counts.get(id) ?? 0 }]
  })
}

/** Items are numbered as they come: those of the last thirty days are the last ones, however many there were before. */
async function countLastMonth(work: Work, ids: readonly number[]): Promise<Map<number, number>> {
  const since = new Date(work.now.getTime() - 30 * 86_400_000)
  const { rows } = await sql<{ trigger_id: number; count: number }>`
    SELECT trigger_id, count(*)::int AS count FROM triggered_item
    WHERE id > coalesce((SELECT id FROM triggered_item WHERE entered_at < ${since} ORDER BY id DESC LIMIT 1), 0) AND entered_at >= ${since} AND trigger_id = ANY(${ids}::bigint[])
    GROUP BY trigger_id`.execute(work.db)
  return new Map(rows.map(({ trigger_id, count }) => [trigger_id, count]))
}
