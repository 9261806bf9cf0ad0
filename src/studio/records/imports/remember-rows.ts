import { sql } from 'kysely'
import { rowSet } from '#platform/database/row-set.ts'
import type { Work } from '#studio/staff/work.ts'
import type { ImportedKind } from './imported-kind.ts'

/** Remembers what a file said about records, to see next time what it says differently, and of new ones which run made them. */
export async function rememberRows(work: Work, subjectKind: ImportedKind, rows: readonly { id: number; said: object; made: number | null }[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    INSERT INTO imported_row (studio_id, subject_kind, subject_id, fields, made_by_run)
    SELECT ${work.studio.id}::bigint, ${subjectKind}, r.id, r.said, r.made FROM ${rowSet(rows, { id: 'bigint', said: 'json', made: 'bigint' })} AS r
    ON CONFLICT (studio_id, subject_kind, subject_id) DO UPDATE SET fields = excluded.fields`.execute(work.db)
}
