import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import type { ImportedKind } from './imported-kind.ts'

/** Remembers what a file said about records, to see next time what it says differently. */
export async function rememberRows(work: Work, subjectKind: ImportedKind, rows: readonly { id: number; said: object }[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    INSERT INTO imported_row (subject_kind, subject_id, fields)
    SELECT ${subjectKind}, r.id, r.said FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id bigint, said jsonb)
    ON CONFLICT (studio_id, subject_kind, subject_id) DO UPDATE SET fields = excluded.fields`.execute(work.db)
}
