import type { Selectable } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { noSuch } from '../stale.ts'
import type { FeedTable } from './tables.ts'

/** A feed, locked to be changed. */
export async function lockFeed(work: Work, id: number): Promise<Selectable<FeedTable>> {
  const feed = await work.db.selectFrom('feed').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (feed === undefined) throw noSuch('feed', id)
  return feed
}
