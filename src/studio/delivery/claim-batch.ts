import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { type Claimed, claimSql } from './claimed.ts'

/**
 * Claims up to `most` messages that are due, oldest first; other workers pass them over. During a rehearsal only what was made in one. A claim returns to waiting when its lease
 * ends. Rows that somebody is just recalling are skipped. Of what was begun in one email only the first is claimed here, by whoever claims all of it: two workers would part it.
 */
export async function claimBatch(work: Work, lease: string, most: number): Promise<Claimed[]> {
  const due = sql`
    SELECT d.communication_id FROM dispatch d WHERE d.state IN ('waiting', 'retry') AND d.next_at <= clock_timestamp()
      AND (d.rehearsal OR NOT (SELECT s.rehearsal FROM studio s))
      AND (d.together IS NULL OR d.attempts = 0 OR NOT EXISTS (
        SELECT FROM dispatch f WHERE f.studio_id = d.studio_id AND f.together = d.together AND f.communication_id < d.communication_id
          AND f.attempts > 0 AND f.state IN ('waiting', 'retry') AND f.next_at <= clock_timestamp()))
    ORDER BY d.next_at, d.communication_id LIMIT ${most} FOR UPDATE OF d SKIP LOCKED`
  const { rows } = await claimSql(lease, due).execute(work.db)
  return rows
}
