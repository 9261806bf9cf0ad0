import { sql } from 'kysely'
import { noteMoved } from '#studio/records/care/note-moved.ts'
import type { TakenMerge } from '#studio/records/care/take-merges.ts'
import type { Work } from '#studio/staff/work.ts'

/** Gives the texts that a client wrote to the one it was merged into, or back. */
export async function moveTexts(work: Work, { mergeId, from, to, back }: TakenMerge): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    UPDATE incoming_text SET client_id = ${to}
    WHERE client_id = ${from} AND (NOT ${back}::boolean OR id = ANY(ARRAY(SELECT row_id FROM client_merge_move WHERE merge_id = ${mergeId} AND what = 'incoming_text')))
    RETURNING id`.execute(work.db)
  if (!back) await noteMoved(work, { mergeId, what: 'incoming_text', ids: rows.map(({ id }) => id) })
}
