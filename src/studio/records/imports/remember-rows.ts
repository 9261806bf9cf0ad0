import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import type { ImportedKind } from './imported-kind.ts'

/** Remembers what a file said about records, to see next time what it says differently, and of new ones which run made them. */
export async function rememberRows(work: Work, subjectKind: ImportedKind, rows: readonly { id: number; said: object; made: number | null }[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    INSERT INTO imported_row (subject_kind, subject_id, fields, made_by_run)
    SELECT ${subjectKind}, r.id, r.said, r.made FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id bigint, said jsonb, made bigint)
    ON CONFLICT (studio_id, subject_kind, subject_id) DO UPDATE SET fields = excluded.fields`.execute(work.db)
}
