import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'

/** Where the rows of clients stand that were refused lately, by the clients' numbers: a session whose client is missing may miss one of them. */
export async function findRefusedClients(work: Work, numbers: readonly string[]): Promise<Map<string, { line: number; file_name: string }>> {
  if (numbers.length === 0) return new Map()
  const { rows } = await sql<{ number: string; line: number; file_name: string }>`
    SELECT w.cells ->> r.place AS number, w.line, r.file_name
    FROM (
      SELECT id, file_name, (
        SELECT h.nth::int - 1 FROM jsonb_array_elements_text(headers) WITH ORDINALITY AS h(header, nth)
        WHERE columns ->> h.header = 'external_id' LIMIT 1) AS place
      FROM import_run WHERE subject_kind = 'client' ORDER BY id DESC LIMIT 3) r
    JOIN import_refused_row w ON w.run_id = r.id AND w.cells ->> r.place = ANY(${numbers}::text[])
    ORDER BY r.id, w.line DESC`.execute(work.db)
  // The newest run stays, and its first line.
  return new Map(rows.map(({ number, ...place }) => [number, place]))
}
