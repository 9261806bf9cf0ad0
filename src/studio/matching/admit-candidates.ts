import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { admitItems, nothingAdmitted, together } from './admit-items.ts'
import { findFitting } from './find-candidates.ts'

/**
 * Lets chosen records in. Those that no longer fit, or have an item already, are passed over; doing it twice admits nobody twice. Refused while the
 * trigger is off: what it lists would leave again at the next look.
 */
export async function admitCandidates(work: Work, triggerId: number, subjectIds: readonly number[]): Promise<{ admitted: number }> {
  const sources = await findFitting(work, triggerId)
  await refuseOff(work, triggerId)
  let admitted = nothingAdmitted
  for (const { fitting } of sources) {
    admitted = together(admitted, await admitItems(work, sql`${fitting} AND m.subject_id = ANY(${subjectIds}::bigint[])`, 'person'))
  }
  return { admitted: admitted.found + admitted.returned }
}

async function refuseOff(work: Work, triggerId: number): Promise<void> {
  const { rows } = await sql<{ description: string }>`SELECT description FROM trigger WHERE id = ${triggerId} AND NOT active`.execute(work.db)
  if (rows[0] === undefined) return
  throw new Refusal('conflict', 'trigger-off', `“${rows[0].description}” is switched off, so it lists nothing. Switch it on, then let records in.`)
}
