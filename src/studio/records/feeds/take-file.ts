import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import type { OpenStudio, Work } from '#studio/staff/work.ts'
import { startImport } from '../imports/start-import.ts'
import { keepBytes } from './keep-bytes.ts'
import { keepLook } from './keep-look.ts'
import { isFresh, type Look, type Offered } from './look.ts'
import { noteFailedRun } from './note-failed-run.ts'

/** The import that began, or why it could not; neither for what was taken before as it is. */
export type TakenFile = { run: number | null; trouble: string | null }

/**
 * Takes a file that a feed was offered, as any other import: its run waits to be read. What is the same as last time is not taken again. That
 * it was taken is noted in the transaction in which the run begins, so that nothing is taken twice and nothing forgotten. What lies at an
 * address is read anew once a month: the days to come of a calendar's series are those of the next two years.
 */
export async function takeFile(studio: OpenStudio, feed: Look, offered: Offered): Promise<TakenFile> {
  const { file, hash, size } = await keepBytes(studio, feed, offered)
  const as = { ...offered, hash, size: offered.name === '' ? size : offered.size }
  const before = await studio.readOnly((work) => hashesBefore(work, feed, offered.name))
  if (before.own?.hash === hash || before.last === hash) {
    const trouble = before.own?.hash === hash ? before.own.trouble : null
    await studio.inTransaction(async (work) => {
      await keepLook(work, feed)
      await work.db.deleteFrom('import_file').where('id', '=', file).execute()
      await noteFile(work, feed, { ...as, trouble })
    })
    return { run: null, trouble }
  }
  try {
    const run = await startImport(studio, { ...readingOf(feed), file }, async (work, id) => {
      await keepLook(work, feed)
      await work.db.updateTable('import_run').set({ feed_id: feed.id }).where('id', '=', id).execute()
      await noteFile(work, feed, { ...as, trouble: null })
    })
    return { run, trouble: null }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const more = error.code === 'missing-columns' ? ' Or change the feed, and say there what the columns hold.' : ''
    const trouble = `${offered.shownName}: ${error.message}${more}`
    await studio.inTransaction(async (work) => {
      await keepLook(work, feed)
      const kept = await work.db.selectFrom('import_file').select('id').where('id', '=', file).executeTakeFirst()
      await noteFailedRun(work, feed, { fileName: offered.shownName, fileId: kept?.id ?? null, error: `${error.message}${more}` })
      await noteFile(work, feed, { ...as, trouble })
    })
    return { run: null, trouble }
  }
}

/** The file of that name as it was met before, and the hash of what the feed took last. */
async function hashesBefore(work: Work, feed: Look, name: string): Promise<{ own: { hash: string; trouble: string | null } | undefined; last: string | null }> {
  const all = work.db.selectFrom('feed_file').select(['hash', 'trouble']).where('feed_id', '=', feed.id)
  const files = name === '' ? all.where(isFresh) : all
  const own = await files.where('name', '=', name).where('hash', '<>', '').executeTakeFirst()
  const last = await files.where('state', '=', 'taken').orderBy('at', 'desc').limit(1).executeTakeFirst()
  return { own, last: last?.hash ?? null }
}

function readingOf({ subject_kind, mode, date_order, columns, all_or_nothing }: Look) {
  return { kind: subject_kind, columns, all_or_nothing, ...(mode === null ? {} : { mode }), ...(date_order === null ? {} : { date_order }) }
}

type Noted = Pick<Offered, 'name' | 'modified' | 'etag'> & { size: number; hash: string; trouble: string | null }

async function noteFile(work: Work, feed: Look, { name, size, modified, etag, hash, trouble }: Noted): Promise<void> {
  await sql`
    INSERT INTO feed_file (feed_id, name, state, size, modified, etag, hash, trouble)
    VALUES (${feed.id}, ${name}, ${trouble === null ? 'taken' : 'refused'}, ${size}, ${modified}, ${etag}, ${hash}, ${trouble})
    ON CONFLICT (studio_id, feed_id, name) DO UPDATE SET state = excluded.state, size = excluded.size, modified = excluded.modified,
      etag = excluded.etag, trouble = excluded.trouble, hash = excluded.hash,
      at = CASE WHEN feed_file.hash = excluded.hash AND (feed_file.name <> '' OR ${isFresh}) THEN feed_file.at ELSE excluded.at END`.execute(work.db)
}
