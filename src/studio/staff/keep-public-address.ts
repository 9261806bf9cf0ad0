import type { Database } from '#platform/database/connect.ts'

/** Keeps where clients reach this installation, for commands and workers that are not told it themselves; null where they do not. */
export async function keepPublicAddress(database: Database, address: string | null): Promise<void> {
  await database.updateTable('installation').set({ public_url: address }).execute()
}
