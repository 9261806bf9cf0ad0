import { type Found, findItems } from '#studio/matching/find-items.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { recheckAttention } from './recheck-attention.ts'

/** Finds active items until no change is left over, and lets those return from attention whose cause is gone. */
export async function findAndRecheck(studio: OpenStudio): Promise<Found> {
  const total: Found = { found: 0, late: 0, returned: 0, withdrawn: 0, expired: 0, touched: [], more: false }
  for (;;) {
    const found = await findItems(studio)
    if (found.touched.length > 0) found.returned += await studio.inTransaction((work) => recheckAttention(work, found.touched))
    for (const key of ['found', 'late', 'returned', 'withdrawn', 'expired'] as const) total[key] += found[key]
    if (!found.more) return total
  }
}
