import type { Database } from '#platform/database/connect.ts'

/** Says that this deployment is the one that sends: its identity takes the place of the one in the database. */
export async function confirmIdentity(database: Database, identity: string): Promise<void> {
  await database
    .insertInto('installation')
    .values({ identity })
    .onConflict((conflict) => conflict.column('only_one').doUpdateSet({ identity, confirmed_at: new Date() }))
    .execute()
}

/** A database that never sent takes the identity of the first deployment that opens it. */
export async function adoptIdentity(database: Database, identity: string): Promise<void> {
  await database
    .insertInto('installation')
    .values({ identity })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/**
 * Why nothing may be sent from here, or null. The database names its sender; a restored backup or a clone is opened by a deployment
 * of another name, and two senders would write to every client twice.
 */
export async function sendingBlocked(database: Database, identity: string): Promise<string | null> {
  const row = await database.selectFrom('installation').select('identity').executeTakeFirst()
  if (row === undefined || row.identity === identity) return null
  return 'This database belongs to another installation of Hotshoe (a restored backup or a copy?). So that nobody is written to twice, nothing is sent from here until an owner confirms that the other one does not send any more.'
}
