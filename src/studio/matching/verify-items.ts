import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import type { ItemState } from './item.ts'
import { judgeItems, type Verdict } from './judge-items.ts'
import { moveItems } from './move-items.ts'
import { moveOf, type Standing } from './move-of.ts'

export type Verified = { returned: number; withdrawn: number; expired: number }

/**
 * Looks at undecided items again: what no longer matches is withdrawn, what matches again returns (held, if its hold still lasts),
 * what nobody handled in time is missed. Items that stand decided are not touched.
 */
export async function verifyItems(work: Work, ids: readonly number[]): Promise<Verified> {
  const { rows } = await sql<Standing>`
    SELECT id, state, reason, hold_until FROM triggered_item
    WHERE id = ANY(${ids}::bigint[]) AND state IN ('active', 'held', 'attention', 'withdrawn') ORDER BY id FOR NO KEY UPDATE`.execute(work.db)
  const verdicts = await judgeItems(
    work,
    rows.map((row) => row.id),
  )
  const moves = rows.flatMap((item) => moveOf(item, verdicts.get(item.id), work) ?? [])
  await moveItems(work, moves)
  await refreshItems(work, [...verdicts.values()])
  const count = (to: readonly ItemState[]) => moves.filter((move) => to.includes(move.to)).length
  return { returned: count(['active', 'held']), withdrawn: count(['withdrawn']), expired: count(['expired']) }
}

/** A changed offset or validity moves the dates of items that stay, and a record may be given to another client; their key does not change. */
async function refreshItems(work: Work, verdicts: readonly Verdict[]): Promise<void> {
  const standing = verdicts.filter((verdict) => verdict.failed === null)
  if (standing.length === 0) return
  await sql`
    UPDATE triggered_item i SET due_on = v.due_on, due_at = v.due_at, valid_until = v.valid_until, client_id = v.client_id, session_id = v.session_id,
      version = i.version + 1
    FROM unnest(${standing.map((v) => v.id)}::bigint[], ${standing.map((v) => v.dueOn)}::date[], ${standing.map((v) => v.dueAt)}::timestamptz[],
      ${standing.map((v) => v.validUntil)}::date[], ${standing.map((v) => v.clientId)}::bigint[], ${standing.map((v) => v.sessionId)}::bigint[])
      AS v(id, due_on, due_at, valid_until, client_id, session_id)
    WHERE i.id = v.id AND (i.due_on, i.due_at, i.valid_until, i.client_id, i.session_id) IS DISTINCT FROM (v.due_on, v.due_at, v.valid_until, v.client_id, v.session_id)`.execute(
    work.db,
  )
}
