import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'

/** `id` corrects the message `corrects_id`, as its `correction`-th; two of the same place are refused by their unique key. */
export type MarkedCorrection = { id: number; corrects_id: number; correction: number }
type Marking = { template_id: number; marks: readonly MarkedCorrection[] }

/** Says of messages that were just written which they correct, and with which template. */
export async function markCorrections(work: Work, { template_id, marks }: Marking): Promise<void> {
  await sql`
    UPDATE communication c SET corrects_id = w.corrects_id, correction = w.correction, correction_template_id = ${template_id}
    FROM unnest(${marks.map(({ id }) => id)}::bigint[], ${marks.map(({ corrects_id }) => corrects_id)}::bigint[], ${marks.map(({ correction }) => correction)}::smallint[]) AS w(id, corrects_id, correction)
    WHERE c.id = w.id`.execute(work.db)
}
