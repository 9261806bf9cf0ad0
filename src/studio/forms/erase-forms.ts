import { sql } from 'kysely'
import type { Erased } from '#studio/records/care/erase-records.ts'
import type { Work } from '#studio/staff/work.ts'

/** Of the web forms of erased clients stays that there were some, and when. */
export async function eraseForms(work: Work, { ids }: Erased): Promise<void> {
  await sql`
    UPDATE web_form SET name = 'Erased', actor_name = CASE WHEN actor_kind = 'client' THEN 'Erased client' ELSE actor_name END, version = version + 1
    WHERE client_id = ANY(${ids}::bigint[])`.execute(work.db)
}
