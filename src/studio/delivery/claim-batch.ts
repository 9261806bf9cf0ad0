import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { type Claimed, claimSql } from './claimed.ts'

/**
 * Claims up to `most` messages that are due, oldest first; other workers pass them over. During a rehearsal only what was made in one. A claim returns to waiting when its lease
 * ends. Rows that somebody is just recalling are skipped.
 */
export async function claimBatch(work: Work, lease: string, most: number): Promise<Claimed[]> {
  const due = sql`
    SELECT communication_id FROM dispatch WHERE state IN ('waiting', 'retry') AND next_at <= clock_timestamp()
      AND (rehearsal OR NOT (SELECT s.rehearsal FROM studio s))
    ORDER BY next_at, communication_id LIMIT ${most} FOR UPDATE SKIP LOCKED`
  const { rows } = await claimSql(lease, due).execute(work.db)
  return rows
}
