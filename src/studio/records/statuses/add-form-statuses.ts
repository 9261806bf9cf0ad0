import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'

/** The statuses of web forms, the same in every studio, in their order. */
export const formStatusNames = ['Initial', 'Sent', 'Submitted', 'Final'] as const

/** Gives a studio the statuses of web forms, so that triggers can name them; those it has stay. */
export async function addFormStatuses(work: Work): Promise<void> {
  await sql`
    INSERT INTO status (subject_kind, name, position, is_initial, is_final)
    SELECT 'web_form', name, place, place = 1, place = ${formStatusNames.length} FROM unnest(${formStatusNames}::text[]) WITH ORDINALITY AS s(name, place)
    ON CONFLICT DO NOTHING`.execute(work.db)
}
