import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { admitItems, nothingAdmitted, together } from './admit-items.ts'
import { findFitting } from './find-candidates.ts'

/** Lets chosen records in. Those that no longer fit, or have an item already, are passed over; doing it twice admits nobody twice. */
export async function admitCandidates(work: Work, triggerId: number, subjectIds: readonly number[]): Promise<{ admitted: number }> {
  let admitted = nothingAdmitted
  for (const { fitting } of await findFitting(work, triggerId)) {
    admitted = together(admitted, await admitItems(work, sql`${fitting} AND m.subject_id = ANY(${subjectIds}::bigint[])`, 'person'))
  }
  return { admitted: admitted.found + admitted.returned }
}
