import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'

/** Takes the particulars out of the ledger of erased clients, which may name them. The items stay where they stand: nothing is generated again. */
export async function blankDetails(work: Work, clientIds: readonly number[]): Promise<void> {
  const items = sql`SELECT id FROM triggered_item WHERE client_id = ANY(${clientIds}::bigint[])`
  await sql`UPDATE item_event SET detail = NULL WHERE detail IS NOT NULL AND item_id IN (${items})`.execute(work.db)
  await sql`UPDATE triggered_item SET detail = NULL WHERE detail IS NOT NULL AND client_id = ANY(${clientIds}::bigint[])`.execute(work.db)
}
