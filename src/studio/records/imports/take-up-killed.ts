import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'

/**
 * Lets files whose reading was killed be read again from their beginning, where rows that are in change nothing; twice at most, in case it is the
 * file that kills.
 */
export async function takeUpKilled(work: Work): Promise<void> {
  await sql`
    UPDATE import_run SET state = 'waiting', taken_up = taken_up + 1
    WHERE state = 'running' AND seen_at < clock_timestamp() - interval '2 minutes' AND file_id IS NOT NULL AND taken_up < 2`.execute(work.db)
}
