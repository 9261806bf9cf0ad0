import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { Deployment, Work } from '#studio/staff/work.ts'
import { refuseNoColumn } from '../imports/plan-import.ts'
import { refuseStale } from '../stale.ts'
import { oneLine } from '../written-text.ts'
import type { FeedChange } from './contract.ts'
import { lockFeed } from './lock-feed.ts'
import { refuseSharedFolder } from './refuse-shared-folder.ts'
import { rhythmFrom } from './rhythm.ts'
import { sourceFrom } from './source.ts'

/**
 * Changes a feed, which then looks at once. What it refused is tried again, as the change may have been for that; where it looks elsewhere or for
 * another kind of record, it knows no file any more, and where it reads columns or dates otherwise, it takes its last file once more. Refuses what
 * adding refuses.
 */
export async function changeFeed(work: Work, id: number, { change, deployment }: { change: FeedChange; deployment: Deployment }): Promise<void> {
  const { version, name, kind, mode, date_order, columns, all_or_nothing, every_minutes, daily_at, ...asked } = change
  const before = await lockFeed(work, id)
  refuseStale('feed', before, version)
  const reads = kind ?? before.subject_kind
  refuseNoColumn(reads, columns ?? before.columns)
  const source = sourceFrom(asked, { key: deployment.secretKey, before })
  await refuseSharedFolder(work, source.folder, id)
  await work.db
    .updateTable('feed')
    .set({
      ...source,
      ...rhythmFrom({ every_minutes, daily_at }, before),
      // What is undefined stays.
      mode,
      date_order,
      all_or_nothing,
      ...(name === undefined ? {} : { name: oneLine(name) }),
      ...(columns === undefined ? {} : { columns: JSON.stringify(columns) }),
      subject_kind: reads,
      trouble: null,
      failures: 0,
      next_look_at: sql`clock_timestamp()`,
      version: version + 1,
    })
    .where('id', '=', id)
    .execute()
  const isElsewhere = source.folder !== before.folder || asked.address !== undefined || reads !== before.subject_kind
  const known = work.db.deleteFrom('feed_file').where('feed_id', '=', id)
  await (isElsewhere ? known : known.where('trouble', 'is not', null)).execute()
  const isOtherwise = (given: unknown, kept: unknown) => given !== undefined && !isDeepStrictEqual(given, kept)
  if (isOtherwise(columns, before.columns) || isOtherwise(date_order, before.date_order)) await forgetLast(work, id)
  await sql`SELECT pg_notify('hotshoe', current_studio() || ' feed')`.execute(work.db)
}

/** The last file is as one that was never met: its rows that are in change only by what is read otherwise now. */
async function forgetLast(work: Work, id: number): Promise<void> {
  await sql`
    DELETE FROM feed_file WHERE feed_id = ${id}
      AND name = (SELECT name FROM feed_file WHERE feed_id = ${id} AND state = 'taken' ORDER BY at DESC LIMIT 1)`.execute(work.db)
}
