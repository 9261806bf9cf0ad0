import { sql } from 'kysely'
import { noteMoved } from '#studio/records/care/note-moved.ts'
import type { TakenMerge } from '#studio/records/care/take-merges.ts'
import type { Work } from '#studio/staff/work.ts'

/** Gives the web forms of a client to the one it was merged into, or back. */
export async function moveForms(work: Work, { mergeId, from, to, back }: TakenMerge): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    UPDATE web_form SET client_id = ${to}, version = version + 1
    WHERE client_id = ${from} AND (NOT ${back}::boolean OR id = ANY(ARRAY(SELECT row_id FROM client_merge_move WHERE merge_id = ${mergeId} AND what = 'web_form')))
    RETURNING id`.execute(work.db)
  if (!back) await noteMoved(work, { mergeId, what: 'web_form', ids: rows.map(({ id }) => id) })
}
