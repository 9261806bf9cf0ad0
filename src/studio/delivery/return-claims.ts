import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'

/** Gives back what was claimed and not begun, because this worker stops. */
export async function returnClaims(work: Work, lease: string): Promise<void> {
  await sql`UPDATE dispatch SET state = 'waiting', lease = NULL, lease_until = NULL WHERE state = 'claimed' AND lease = ${lease}::uuid`.execute(work.db)
}
