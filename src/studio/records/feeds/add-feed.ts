import { sql } from 'kysely'
import type { Deployment, Work } from '#studio/staff/work.ts'
import { refuseNoColumn } from '../imports/plan-import.ts'
import { oneLine } from '../written-text.ts'
import type { NewFeed } from './contract.ts'
import { refuseSharedFolder } from './refuse-shared-folder.ts'
import { rhythmFrom } from './rhythm.ts'
import { sourceFrom } from './source.ts'

/** Adds a feed, which looks at once. Refuses a source that cannot be, a column that there is none of, and a folder that another feed has. */
export async function addFeed(work: Work, given: NewFeed, { secretKey }: Deployment): Promise<number> {
  const { name, kind, mode = null, date_order = null, columns = {}, all_or_nothing = false, every_minutes, daily_at, ...asked } = given
  refuseNoColumn(kind, columns)
  const source = sourceFrom(asked, { key: secretKey, before: null })
  await refuseSharedFolder(work, source.folder, null)
  const { id } = await work.db
    .insertInto('feed')
    .values({
      ...source,
      ...rhythmFrom({ every_minutes, daily_at }),
      name: oneLine(name),
      subject_kind: kind,
      mode,
      date_order,
      columns: JSON.stringify(columns),
      all_or_nothing,
      looking_until: null,
      looked_at: null,
      outcome: null,
      trouble: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`SELECT pg_notify('hotshoe', current_studio() || ' feed')`.execute(work.db)
  return id
}
