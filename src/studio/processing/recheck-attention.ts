import { sql } from 'kysely'
import { moveItems } from '#studio/matching/move-items.ts'
import type { Work } from '#studio/staff/work.ts'
import { loadFacts } from './load-facts.ts'
import { planItem } from './plan.ts'
import { renderPlanned } from './render-planned.ts'

/** Lets items under attention return to the list when what they lacked is there now: an address was added, a template mended. */
export async function recheckAttention(work: Work, ids: readonly number[]): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    SELECT id FROM triggered_item WHERE id = ANY(${ids}::bigint[]) AND state = 'attention' ORDER BY id FOR UPDATE SKIP LOCKED`.execute(work.db)
  if (rows.length === 0) return 0
  const facts = await loadFacts(
    work,
    rows.map((row) => row.id),
  )
  const mended = facts.filter((item) => {
    const { planned, problem } = planItem(item)
    return problem === null && planned.every((one) => one.already || (one.problem === null && renderPlanned(item, one).problem === null))
  })
  const moved = await moveItems(
    work,
    mended.map(({ id }) => ({ id, to: 'active', reason: 'cause-gone' })),
  )
  return moved.length
}
