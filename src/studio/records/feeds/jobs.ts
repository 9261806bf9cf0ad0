import { sql } from 'kysely'
import { defineJob } from '#studio/staff/job.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { lookAtFeed } from './look-at-feed.ts'

export const feedJobs = [defineJob({ name: 'Look at feeds', everySeconds: 60, hint: 'feed', run: lookAtDue })]

/** A feed that breaks does not keep the others from being looked at. */
async function lookAtDue(studio: OpenStudio, signal: AbortSignal): Promise<void> {
  const { rows } = await studio.readOnly((work) =>
    sql<{ id: number }>`SELECT id FROM feed WHERE active AND next_look_at <= clock_timestamp() ORDER BY next_look_at`.execute(work.db),
  )
  const troubles: unknown[] = []
  for (const { id } of rows) if (!signal.aborted) await lookAtFeed(studio, id, signal).catch((error: unknown) => troubles.push(error))
  if (troubles.length > 0) throw troubles[0]
}
