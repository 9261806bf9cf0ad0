import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { refuseStale } from '../stale.ts'
import { lockFeed } from './lock-feed.ts'

/** Pauses a feed, or lets it go on; then it looks at once. Already so: nothing changes. */
export async function switchFeed(work: Work, id: number, { active, version }: { active: boolean; version: number }): Promise<void> {
  const feed = await lockFeed(work, id)
  if (feed.active === active) return
  refuseStale('feed', feed, version)
  const again = active ? { next_look_at: sql<Date>`clock_timestamp()`, failures: 0 } : {}
  await work.db
    .updateTable('feed')
    .set({ active, version: version + 1, ...again })
    .where('id', '=', id)
    .execute()
  if (active) await sql`SELECT pg_notify('hotshoe', current_studio() || ' feed')`.execute(work.db)
}
