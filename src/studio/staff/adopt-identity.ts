import type { Database } from '#platform/database/connect.ts'

/** A database that never sent takes the identity of the first deployment that opens it. */
export async function adoptIdentity(database: Database, identity: string): Promise<void> {
  await database
    .insertInto('installation')
    .values({ identity })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
