import { actorColumns } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import { readPreferences } from '../read-preferences.ts'
import type { Look } from './look.ts'

/** Puts what did not come, or could not be taken, among the imports, where people look for it. */
export async function noteFailedRun(
  work: Work,
  feed: Look,
  { fileName, fileId, error }: { fileName: string; fileId: number | null; error: string },
): Promise<void> {
  const { dateOrder } = await readPreferences(work)
  await work.db
    .insertInto('import_run')
    .values({
      ...actorColumns(work.actor),
      feed_id: feed.id,
      subject_kind: feed.subject_kind,
      mode: feed.mode ?? 'news',
      file_name: fileName,
      file_id: fileId,
      columns: JSON.stringify(feed.columns),
      headers: JSON.stringify([]),
      date_order: feed.date_order ?? dateOrder,
      all_or_nothing: feed.all_or_nothing,
      state: 'failed',
      error,
      started_at: work.now,
      finished_at: work.now,
    })
    .execute()
}
