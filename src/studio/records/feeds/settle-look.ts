import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import type { Found, Look } from './look.ts'
import { noteFailedRun } from './note-failed-run.ts'
import { nextLook } from './rhythm.ts'

type Settled = Omit<Found, 'runs'> & { failed: boolean }

/** Ends a look: notes what it found, and when to look next. What went wrong stands among the imports too, once while nothing else comes between. */
export async function settleLook(work: Work, feed: Look, { outcome, trouble, untold, soon, failed }: Settled): Promise<void> {
  const failures = failed ? feed.failures + 1 : 0
  const { numAffectedRows } = await sql`
    UPDATE feed SET looking_until = NULL, looked_at = clock_timestamp(), outcome = ${outcome}, trouble = ${trouble}, failures = ${failures},
      next_look_at = ${nextLook({ failures, soon })} WHERE id = ${feed.id} AND look = ${feed.look}`.execute(work.db)
  if (numAffectedRows === 0n || untold === null) return
  const last = await work.db.selectFrom('import_run').select('error').where('feed_id', '=', feed.id).orderBy('id', 'desc').limit(1).executeTakeFirst()
  if (last?.error === untold) return
  await noteFailedRun(work, feed, { fileName: feed.folder ?? feed.address_shown ?? feed.name, fileId: null, error: untold })
}
