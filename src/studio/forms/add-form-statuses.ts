import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { formStatuses, formStatusKeys } from './web-form.ts'

/** Gives a studio the statuses of web forms, so that triggers can name them; those it has stay. */
export async function addFormStatuses(work: Work): Promise<void> {
  const labels = formStatusKeys.map((key) => formStatuses[key].label)
  await sql`
    INSERT INTO status (subject_kind, name, position, is_initial, is_final)
    SELECT 'web_form', name, place, place = 1, place = ${labels.length} FROM unnest(${labels}::text[]) WITH ORDINALITY AS s(name, place)
    ON CONFLICT DO NOTHING`.execute(work.db)
}
