import path from 'node:path'
import { type Selectable, sql } from 'kysely'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { Answer } from '#platform/http/endpoint.ts'
import type { Deployment, Work } from '#studio/staff/work.ts'
import { listRuns } from '../imports/queries.ts'
import { noSuch } from '../stale.ts'
import type { Feed } from './contract.ts'
import { openAddress } from './feed-address.ts'
import { studioFolder } from './feed-folder.ts'
import type { FeedTable } from './tables.ts'

type Row = Selectable<FeedTable> & { looking: boolean; last_file: number | null }

function feeds(work: Work) {
  const looking = sql<boolean>`(looking_until IS NOT NULL AND looking_until > clock_timestamp())`
  const lastFile = sql<number | null>`(SELECT max(r.file_id) FROM import_run r WHERE r.studio_id = feed.studio_id AND r.feed_id = feed.id)`
  return work.db
    .selectFrom('feed')
    .selectAll()
    .select([looking.as('looking'), lastFile.as('last_file')])
}

/** Feeds by name. */
export async function listFeeds(
  work: Work,
  { after, limit = 50 }: { after?: string; limit?: number },
  deployment: Deployment,
): Promise<{ rows: Answer<Feed>[]; next: string | null }> {
  const [name, id] = after === undefined ? ['', 0] : readCursor(after, 2)
  const rows = await feeds(work)
    .where(sql<boolean>`(lower(name), id) > (${String(name)}, ${Number(id)}::bigint)`)
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const shownRows: Answer<Feed>[] = []
  for (const row of page) shownRows.push(await shown(work, row, deployment))
  return { rows: shownRows, next: rows.length > limit && last !== undefined ? writeCursor([last.name.toLowerCase(), last.id]) : null }
}

export async function readFeed(work: Work, id: number, deployment: Deployment): Promise<Answer<Feed>> {
  const row = await feeds(work).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw noSuch('feed', id)
  return shown(work, row, deployment)
}

async function shown(work: Work, row: Row, deployment: Deployment): Promise<Answer<Feed>> {
  const { id, name, folder, mode, date_order, columns, all_or_nothing, every_minutes, daily_at, active, looking, looked_at, outcome, trouble, version } = row
  const { rows: runs } = await listRuns(work, { feed: id, limit: 1 })
  return {
    id,
    name,
    kind: row.subject_kind,
    folder,
    place: folder === null ? (row.address_shown ?? '') : path.join(studioFolder(deployment, work.studio.id), folder),
    has_password: hasPassword(row, deployment),
    mode,
    date_order,
    columns,
    all_or_nothing,
    every_minutes,
    daily_at,
    active,
    looking,
    looked_at,
    next_look_at: active ? row.next_look_at : null,
    outcome,
    trouble,
    last_run: runs[0] ?? null,
    last_file: row.last_file,
    version,
  }
}

function hasPassword({ address_box }: Row, { secretKey }: Deployment): boolean {
  if (address_box === null) return false
  try {
    return openAddress(address_box, secretKey).password !== ''
  } catch {
    return true
  }
}
