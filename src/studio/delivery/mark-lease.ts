import { sql } from 'kysely'
import type { Mark } from '#platform/database/hold-mark.ts'
import type { OpenStudio } from '#studio/staff/work.ts'

/**
 * Marks a lease as that of a sender that lives, before anything is sent under it. A sender that was cut off from the database and is back
 * has its leases again in full length.
 */
export function markLease(studio: OpenStudio, lease: string, sendingSeconds: number): Promise<Mark> {
  return studio.holdMark(lease, async () => {
    await studio.inTransaction((work) =>
      sql`UPDATE dispatch SET lease_until = clock_timestamp() + make_interval(secs => ${sendingSeconds})
        WHERE state = 'sending' AND lease = ${lease}::uuid AND lease_until IS NOT NULL`.execute(work.db),
    )
  })
}
