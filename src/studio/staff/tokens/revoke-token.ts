import { sql } from 'kysely'
import type { Work } from '../work.ts'
import { readToken } from './queries.ts'

/** Revokes a token for good; revoking it again changes nothing. */
export async function revokeToken(work: Work, id: number) {
  await sql`UPDATE api_token SET revoked_at = now() WHERE id = ${id} AND revoked_at IS NULL`.execute(work.db)
  return readToken(work, id)
}
