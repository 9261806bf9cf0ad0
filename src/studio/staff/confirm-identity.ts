import type { Database } from '#platform/database/connect.ts'

/** Says that this deployment is the one that sends: its identity takes the place of the one in the database. */
export async function confirmIdentity(database: Database, identity: string): Promise<void> {
  await database
    .insertInto('installation')
    .values({ identity })
    .onConflict((conflict) => conflict.column('only_one').doUpdateSet({ identity, confirmed_at: new Date() }))
    .execute()
}
