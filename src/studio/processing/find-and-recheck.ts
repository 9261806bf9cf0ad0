import { type Found, findItems } from '#studio/matching/find-items.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { recheckAttention } from './recheck-attention.ts'

/** What all turns found together. */
export type FoundInAll = Omit<Found, 'touched' | 'more'>

/** Which items under attention are looked at again: those whose records changed, or all of them. */
export type Recheck = 'touched' | 'all'

/** Finds active items until no change is left over, and lets those return from attention whose cause is gone. */
export async function findAndRecheck(studio: OpenStudio, recheck: Recheck = 'all'): Promise<FoundInAll> {
  const total: FoundInAll = { found: 0, late: 0, returned: 0, withdrawn: 0, expired: 0 }
  for (;;) {
    const found = await findItems(studio)
    if (found.touched.length > 0) found.returned += await again(studio, found.touched)
    for (const key of ['found', 'late', 'returned', 'withdrawn', 'expired'] as const) total[key] += found[key]
    if (!found.more) break
  }
  if (recheck === 'all') total.returned += await again(studio, null)
  return total
}

async function again(studio: OpenStudio, ids: readonly number[] | null): Promise<number> {
  let total = 0
  for (let after = 0; ; ) {
    const { returned, next } = await studio.inTransaction((work) => recheckAttention(work, studio.deployment, { ids, after }))
    total += returned
    if (next === 0) return total
    after = next
  }
}
