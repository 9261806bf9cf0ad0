import { sql } from 'kysely'
import type { Report } from '#platform/jobs/job.ts'
import { defineJob } from '#studio/staff/job.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { lookAtFeed } from './look-at-feed.ts'

export const feedJobs = [
  defineJob({
    name: 'Look at feeds',
    says: 'Looks for new lists in the folders and at the addresses that are set up as feeds.',
    everySeconds: 60,
    hint: 'feed',
    pauses: true,
    run: lookAtDue,
  }),
]

/** A feed that breaks does not keep the others from being looked at. */
async function lookAtDue(studio: OpenStudio, signal: AbortSignal): Promise<Report> {
  const { rows } = await studio.readOnly((work) =>
    sql<{
      id: number
    }>`SELECT id FROM feed WHERE active AND next_look_at <= clock_timestamp() AND (SELECT paused_at IS NULL FROM studio) ORDER BY next_look_at`.execute(
      work.db,
    ),
  )
  const troubles: unknown[] = []
  const files: number[] = []
  for (const { id } of rows) {
    if (signal.aborted) break
    await lookAtFeed(studio, id, signal).then(
      (runs) => files.push(...runs),
      (error: unknown) => troubles.push(error),
    )
  }
  if (troubles.length > 0) throw troubles[0]
  return { counts: { files: files.length }, handled: { files } }
}
