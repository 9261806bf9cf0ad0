import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'

/** Takes what runs said about the items of erased clients, which may name them; the outcomes stay. */
export async function blankDecisions(work: Work, clientIds: readonly number[]): Promise<void> {
  await sql`
    UPDATE run_decision SET message = NULL
    WHERE message IS NOT NULL AND item_id IN (SELECT id FROM triggered_item WHERE client_id = ANY(${clientIds}::bigint[]))`.execute(work.db)
}
