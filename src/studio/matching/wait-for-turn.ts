import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'

/**
 * Waits until nobody else in the studio looks at what changed records bring and take away, and keeps others waiting until this transaction
 * ends. So a change that comes while an item is being withdrawn is looked at after that, and brings the item back.
 */
export async function waitForTurn({ db, studio }: Work): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(7301, ${studio.id}::int)`.execute(db)
}
