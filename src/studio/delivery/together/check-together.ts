import { sql } from 'kysely'
import type { OpenStudio } from '#studio/staff/work.ts'
import { checkClaims } from '../check-claims.ts'
import { type Claimed, partsOf } from '../claimed.ts'

/**
 * Looks at emails once more that have waited in hand. One of which a part may not go any more does not go as it is: what is left of it is given back, and is claimed anew
 * without it.
 */
export async function checkTogether(studio: OpenStudio, lease: string, messages: readonly Claimed[]): Promise<Claimed[]> {
  return studio.inTransaction(async (work) => {
    const going = new Set((await checkClaims(work, messages.flatMap(partsOf), studio.deployment)).map(({ id }) => id))
    const isWhole = (message: Claimed) => partsOf(message).every(({ id }) => going.has(id))
    const left = messages.filter((message) => !isWhole(message)).flatMap((message) => partsOf(message).flatMap(({ id }) => (going.has(id) ? [id] : [])))
    if (left.length > 0)
      await sql`UPDATE dispatch SET state = 'waiting', lease = NULL, lease_until = NULL
        WHERE communication_id = ANY(${left}::bigint[]) AND state = 'claimed' AND lease = ${lease}::uuid`.execute(work.db)
    return messages.filter(isWhole)
  })
}
