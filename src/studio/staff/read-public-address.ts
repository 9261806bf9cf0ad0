import type { Database } from '#platform/database/connect.ts'

/** Where clients reach this installation, as the program that serves it has kept it; null when it was never told an address that works. */
export async function readPublicAddress(database: Database): Promise<string | null> {
  const row = await database.selectFrom('installation').select('public_url').executeTakeFirst()
  return row?.public_url ?? null
}
