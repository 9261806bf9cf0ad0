import { sql } from 'kysely'
import { noteMoved } from '#studio/records/care/note-moved.ts'
import type { TakenMerge } from '#studio/records/care/take-merges.ts'
import type { Work } from '#studio/staff/work.ts'

/** Gives what was written to a client, and stands under it, to the one it was merged into; or back, with what was written about a session that went back. */
export async function moveCommunications(work: Work, { mergeId, from, to, back }: TakenMerge): Promise<void> {
  const went = (what: string) => sql<boolean>`(NOT ${back}::boolean
    OR id = ANY(ARRAY(SELECT row_id FROM client_merge_move WHERE merge_id = ${mergeId} AND what = ${what}))
    OR session_id IN (SELECT id FROM session WHERE client_id = ${to}))`
  const about = await sql<{
    id: number
  }>`UPDATE communication SET client_id = ${to} WHERE client_id = ${from} AND ${went('communication')} RETURNING id`.execute(work.db)
  const received = await sql<{ id: number }>`
    UPDATE communication SET recipient_client_id = ${to} WHERE recipient_client_id = ${from} AND ${went('recipient')} RETURNING id`.execute(work.db)
  if (back) return
  await noteMoved(work, { mergeId, what: 'communication', ids: about.rows.map(({ id }) => id) })
  await noteMoved(work, { mergeId, what: 'recipient', ids: received.rows.map(({ id }) => id) })
}
