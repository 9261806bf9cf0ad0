import { sql } from 'kysely'
import { readSettings, type Settings, settingColumns } from './queries.ts'
import type { Work } from './work.ts'

/**
 * Pause all: nothing automatic runs and nothing is handed over until somebody resumes. Resuming accepts the clock as it is, so a
 * leap that paused the studio is not noticed twice; what waited for it comes at once and not at the next turn of its rhythm.
 */
export async function pauseStudio(work: Work, { paused, reason }: { paused: boolean; reason: string | null }): Promise<Settings> {
  const before = await readSettings(work)
  if (paused === (before.paused_at !== null)) return before
  if (!paused) await sql`SELECT pg_notify('hotshoe', ${`${work.studio.id} `} || word) FROM unnest(ARRAY['find', 'automatic', 'send']) AS word`.execute(work.db)
  const how = paused
    ? { paused_at: work.now, paused_reason: reason?.trim() || `Paused by ${work.actor.name}.` }
    : { paused_at: null, paused_reason: null, clock_seen_at: work.now }
  return work.db
    .updateTable('studio')
    .set((row) => ({ ...how, version: row('version', '+', 1) }))
    .where('id', '=', work.studio.id)
    .returning(settingColumns)
    .executeTakeFirstOrThrow()
}
