import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'

/** Seconds in which a sender that lost its connection, and its mark with it, has to be back. */
const graceSeconds = 10

/** Gives claims back whose lease has ended; a message that was being sent then is in doubt: it may or may not have arrived. */
export async function returnLapsed(work: Work): Promise<void> {
  await shortenLeasesOfTheGone(work)
  await sql`
    UPDATE dispatch d SET state = CASE WHEN d.state = 'claimed' THEN 'waiting' WHEN s.resend_in_doubt THEN 'retry' ELSE 'in-doubt' END,
      reason = CASE WHEN d.state = 'sending' THEN 'The program stopped while this was being handed over; the mail server may or may not have taken it.' ELSE d.reason END,
      settled_at = CASE WHEN d.state = 'sending' AND NOT s.resend_in_doubt THEN ${work.now}::timestamptz END,
      doubtful = d.doubtful OR d.state = 'sending', lease = NULL, lease_until = NULL, version = d.version + 1
    FROM studio s WHERE s.id = d.studio_id AND d.state IN ('claimed', 'sending') AND d.lease_until < clock_timestamp()`.execute(work.db)
}

/**
 * A sender holds a mark of its lease for as long as it lives. Where nobody does, it is gone, or cut off from the database: it gets a
 * moment to come back, in which what it sent meanwhile is still settled, and is not waited for any longer. Where what is in doubt is
 * sent again by itself, it is: one that was only cut off may be sending still.
 */
async function shortenLeasesOfTheGone({ db }: Work): Promise<void> {
  await sql`
    UPDATE dispatch d SET lease_until = clock_timestamp() + make_interval(secs => ${graceSeconds})
    FROM studio s
    WHERE s.id = d.studio_id AND NOT s.resend_in_doubt AND d.state = 'sending' AND d.lease_until > clock_timestamp() + make_interval(secs => ${graceSeconds})
      AND pg_try_advisory_xact_lock(hashtextextended(d.lease::text, 0))`.execute(db)
}
