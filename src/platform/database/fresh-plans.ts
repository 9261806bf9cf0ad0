import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

/**
 * To be called before many rows are written at once. PostgreSQL keeps the plans of its foreign-key checks as long as a connection
 * lives; one made while the referenced table had a handful of rows reads all of it for each check. Writing 500 messages in a
 * studio that began with eight took 300 ms and more with such a plan, 50 ms without.
 */
export async function freshPlans(db: Kysely<Tables>): Promise<void> {
  await sql`DISCARD PLANS`.execute(db)
}
