import { sql } from 'kysely'
import { type ActorColumns, actorOf } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import type { ItemState } from '../item.ts'
import { type ReasonCode, reasonSentence } from '../reasons.ts'
import type { LedgerLine } from './explanation.ts'

type Row = ActorColumns & {
  item_id: number
  at: Date
  from_state: ItemState | null
  to_state: ItemState
  reason: ReasonCode | null
  detail: string | null
  run_id: number | null
}

/** What happened to each of these items, in order. */
export async function loadLedger(work: Work, itemIds: readonly number[]): Promise<Map<number, LedgerLine[]>> {
  if (itemIds.length === 0) return new Map()
  const { rows } = await sql<Row>`
    SELECT e.item_id, e.at, e.from_state, e.to_state, e.reason, e.detail, e.run_id, e.actor_kind, e.actor_id, e.actor_name
    FROM item_event e WHERE e.item_id = ANY(${itemIds}::bigint[]) ORDER BY e.item_id, e.id`.execute(work.db)
  const grouped = Map.groupBy(rows, ({ item_id }) => item_id)
  return new Map([...grouped].map(([id, lines]) => [id, lines.map(lineOf)]))
}

function lineOf({ at, from_state, to_state, reason, detail, run_id, ...row }: Row): LedgerLine {
  return { at, from_state, to_state, reason_text: reason === null ? null : reasonSentence(reason, detail), run_id, actor: actorOf(row) }
}
