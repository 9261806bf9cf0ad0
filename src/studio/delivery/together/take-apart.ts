import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'

/** Lets messages that are being sent in one email go one by one from their next try on. */
export async function takeApart(work: Work, lease: string, ids: readonly number[]): Promise<void> {
  await sql`UPDATE dispatch SET together = NULL WHERE communication_id = ANY(${ids}::bigint[]) AND state = 'sending' AND lease = ${lease}::uuid`.execute(
    work.db,
  )
}
