import { sql } from 'kysely'
import { moveItems } from '#studio/matching/move-items.ts'
import type { Deployment, Work } from '#studio/staff/work.ts'
import { loadFacts } from './load-facts.ts'
import { loadSending } from './load-sending.ts'
import { planItem } from './plan.ts'
import { renderPlanned } from './render-planned.ts'

/** At most so many items under attention are looked at together. */
const most = 1000

/**
 * Lets items under attention return to the list when what they lacked is there now: an address was added, a template mended, the sender
 * entered. Without `ids` it looks at all of them, the oldest first.
 */
export async function recheckAttention(work: Work, deployment: Deployment, ids: readonly number[] | null): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    SELECT id FROM triggered_item WHERE state = 'attention' AND ${ids === null ? sql`true` : sql`id = ANY(${ids}::bigint[])`} ORDER BY id LIMIT ${most} FOR UPDATE SKIP LOCKED`.execute(
    work.db,
  )
  if (rows.length === 0) return 0
  const facts = await loadFacts(
    work,
    rows.map((row) => row.id),
  )
  const sending = await loadSending(work, deployment)
  const mended = facts.filter((item) => {
    const { planned, problem } = planItem(item)
    return (
      problem === null &&
      planned.every((one) => one.already || (one.problem === null && sending.problem(one) === null && renderPlanned(item, one).problem === null))
    )
  })
  const moved = await moveItems(
    work,
    mended.map(({ id }) => ({ id, to: 'active', reason: 'cause-gone' })),
  )
  return moved.length
}
