import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'

/** A record that changed. `subjectKind` is a kind of record, or a word that another slice left in the queue for itself. */
export type Changed = { subjectKind: string; subjectId: number }

/**
 * Takes at most so many rows from the queue of changed records, the oldest first, and names each record once. What two take at
 * the same time they share out; what comes while they work is there for the next.
 */
export async function takeChanges(work: Work, most: number): Promise<Changed[]> {
  const { rows } = await sql<{ id: number } & Changed>`
    DELETE FROM record_change WHERE id = ANY(ARRAY(SELECT id FROM record_change ORDER BY id LIMIT ${most} FOR UPDATE SKIP LOCKED))
    RETURNING id, subject_kind AS "subjectKind", subject_id AS "subjectId"`.execute(work.db)
  const inOrder = rows.toSorted((a, b) => a.id - b.id)
  const each = new Map(inOrder.map(({ subjectKind, subjectId }) => [`${subjectKind} ${subjectId}`, { subjectKind, subjectId }]))
  return [...each.values()]
}
