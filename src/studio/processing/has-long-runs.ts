import { sql } from 'kysely'
import type { OpenStudio } from '#studio/staff/work.ts'

/** So many items at once are long work. */
export const many = 300

/** Whether the runs that wait or were left unfinished have many items left. */
export async function hasLongRuns(studio: OpenStudio): Promise<boolean> {
  const { rows } = await studio.readOnly((work) =>
    sql<{ left: number }>`
      SELECT count(*)::int AS left FROM (
        SELECT FROM processing_run r JOIN run_decision d ON d.studio_id = r.studio_id AND d.run_id = r.id
        WHERE r.state IN ('waiting', 'running') AND d.outcome IS NULL LIMIT ${many}) AS first_few`.execute(work.db),
  )
  return (rows[0]?.left ?? 0) >= many
}
