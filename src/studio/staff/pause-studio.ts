import { readSettings, type Settings, settingColumns } from './queries.ts'
import type { Work } from './work.ts'

/**
 * Pause all: nothing automatic runs and nothing is handed over until somebody resumes. Resuming accepts the clock as it is, so a
 * leap that paused the studio is not noticed twice.
 */
export async function pauseStudio(work: Work, { paused, reason }: { paused: boolean; reason: string | null }): Promise<Settings> {
  const before = await readSettings(work)
  if (paused === (before.paused_at !== null)) return before
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
