import { sql } from 'kysely'
import { moveItems } from '#studio/matching/move-items.ts'
import type { Deployment, Work } from '#studio/staff/work.ts'
import { type Facts, loadFacts } from './load-facts.ts'
import { loadSending, type Sending } from './load-sending.ts'
import { planItem } from './plan.ts'
import { renderPlanned } from './render-planned.ts'

/** At most so many items under attention are looked at in one transaction. */
const most = 500

/** Which to look at: some of them, or all from an id on. `next` is where to go on, 0 when the round is over. */
export type Slice = { ids: readonly number[] | null; after: number }
export type Rechecked = { returned: number; next: number }

/**
 * Lets items under attention return to the list when what they lacked is there now: an address was added, a template mended, the sender
 * entered. A slice of them at a time.
 */
export async function recheckAttention(work: Work, deployment: Deployment, { ids, after }: Slice): Promise<Rechecked> {
  const { rows } = await sql<{ id: number }>`
    SELECT id FROM triggered_item
    WHERE state = 'attention' AND id > ${after} AND ${ids === null ? sql`true` : sql`id = ANY(${ids}::bigint[])`}
    ORDER BY id LIMIT ${most} FOR NO KEY UPDATE SKIP LOCKED`.execute(work.db)
  if (rows.length === 0) return { returned: 0, next: 0 }
  const facts = await loadFacts(
    work,
    rows.map((row) => row.id),
  )
  const sending = await loadSending(work, deployment)
  const moved = await moveItems(
    work,
    facts.filter((item) => isMended(item, sending)).map(({ id }) => ({ id, to: 'active', reason: 'cause-gone' })),
  )
  return { returned: moved.length, next: rows.length < most ? 0 : (rows.at(-1)?.id ?? 0) }
}

function isMended(item: Facts, sending: Sending): boolean {
  const { planned, problem } = planItem(item)
  if (problem !== null) return false
  return planned.every(
    (one) => one.already || (one.problem === null && sending.problem(item.trigger.purpose, one) === null && renderPlanned(item, one).problem === null),
  )
}
