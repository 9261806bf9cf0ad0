import { type RawBuilder, sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { writeHistory } from '../write-history.ts'
import { type MovedKind, movedKindNames, movedKinds } from './moved-kinds.ts'
import { noteMoved } from './note-moved.ts'

/** With their names written out, so that it can be searched who writes to a table. */
const heads: Record<MovedKind, RawBuilder<unknown>> = {
  session: sql`UPDATE session SET version = version + 1, client_id`,
  appointment: sql`UPDATE appointment SET version = version + 1, client_id`,
  invoice: sql`UPDATE invoice SET version = version + 1, bill_to_id`,
  production_order: sql`UPDATE production_order SET version = version + 1, client_id`,
  preproduction_order: sql`UPDATE preproduction_order SET version = version + 1, client_id`,
  task: sql`UPDATE task SET version = version + 1, client_id`,
}

type Way = { mergeId: number; from: number; to: number }

/**
 * Moves the records of one client to another, notes which, and tells it in the history of each. Once a merge has noted what it moved,
 * only that moves: this is the way back, on which a record that was given to somebody else meanwhile stays.
 */
export async function moveRecords(work: Work, way: Way & { back: boolean }): Promise<void> {
  const { mergeId, from, to, back } = way
  for (const kind of movedKindNames) {
    const { rows } = await sql<{
      id: number
    }>`${heads[kind]} = ${to} WHERE ${sql.ref(movedKinds[kind])} = ${from} AND ${moves(kind, way)} RETURNING id`.execute(work.db)
    const ids = rows.map(({ id }) => id)
    if (!back) await noteMoved(work, { mergeId, what: kind, ids })
    const changes = { [movedKinds[kind]]: [from, to] as [number, number] }
    await writeHistory(
      work,
      kind,
      ids.map((subjectId) => ({ subjectId, what: 'changed', changes, entered: null })),
    )
  }
  // Who is known in a family as this client.
  const known = await sql<{ id: number }>`
    UPDATE family_member SET person_id = ${to} WHERE person_id = ${from} AND ${moves('person', way)} RETURNING id`.execute(work.db)
  if (!back) await noteMoved(work, { mergeId, what: 'person', ids: known.rows.map(({ id }) => id) })
  // Who was merged into the loser before leads to the winner too: never a chain.
  const { rows } = await sql<{ id: number }>`
    UPDATE client SET merged_into = ${to} WHERE merged_into = ${from} AND ${moves('tombstone', way)} RETURNING id`.execute(work.db)
  if (!back) await noteMoved(work, { mergeId, what: 'tombstone', ids: rows.map(({ id }) => id) })
}

function moves(what: string, { mergeId, back }: Way & { back: boolean }): RawBuilder<boolean> {
  return back ? sql`id = ANY(ARRAY(SELECT row_id FROM client_merge_move WHERE merge_id = ${mergeId} AND what = ${what}))` : sql`true`
}
