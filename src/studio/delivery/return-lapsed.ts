import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'

/** Gives claims back whose lease has ended; a message that was being sent then is in doubt: it may or may not have arrived. */
export async function returnLapsed(work: Work): Promise<void> {
  await sql`
    UPDATE dispatch d SET state = CASE WHEN d.state = 'claimed' THEN 'waiting' WHEN s.resend_in_doubt THEN 'retry' ELSE 'in-doubt' END,
      reason = CASE WHEN d.state = 'sending' THEN 'The program stopped while this was being handed over; the mail server may or may not have taken it.' ELSE d.reason END,
      settled_at = CASE WHEN d.state = 'sending' AND NOT s.resend_in_doubt THEN ${work.now}::timestamptz END,
      doubtful = d.doubtful OR d.state = 'sending', lease = NULL, lease_until = NULL, version = d.version + 1
    FROM studio s WHERE s.id = d.studio_id AND d.state IN ('claimed', 'sending') AND d.lease_until < clock_timestamp()`.execute(work.db)
}
