import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import type { OpenStudio, Work } from '#studio/staff/work.ts'
import { largestFile } from '../imports/add-part.ts'
import { studioFolder } from './feed-folder.ts'
import { keepLook } from './keep-look.ts'
import { type FolderFile, listFolder } from './list-folder.ts'
import { type Found, firstOf, type Look, outcomeOf } from './look.ts'
import { NotSteady, readSteady } from './read-steady.ts'
import { type TakenFile, takeFile } from './take-file.ts'

/** Files that one look takes; the next comes in a minute. */
const mostTaken = 50

/**
 * Looks into the folder of a feed. A file is taken once it stood there unchanged at two looks, half a minute apart at least, the oldest first. The
 * folder itself is left as it is: what was taken is remembered, and nothing of the studio's is moved or deleted.
 */
export async function lookInFolder(studio: OpenStudio, feed: Look, signal: AbortSignal | undefined): Promise<Found> {
  const { files, links } = await listFolder(studioFolder(studio.deployment, studio.id), feed.folder ?? '')
  const known = await studio.inTransaction(async (work) => {
    await keepLook(work, feed)
    await noteSeen(work, feed, files)
    return knownFiles(work, feed)
  })
  const untold = links.map((name) => `${name} is a link to another place, and is not followed. Put the file itself there.`)
  const told: string[] = []
  const runs: number[] = []
  let waiting = 0
  for (const file of files) {
    signal?.throwIfAborted()
    const before = known.get(file.name)
    if (before?.state === 'taken') continue
    if (before?.state === 'refused') told.push(before.trouble ?? '')
    else if (before?.ripe !== true || runs.length === mostTaken) waiting += 1
    else {
      const { run, trouble, isTold, steady } = await taken(studio, feed, file)
      if (!steady) waiting += 1
      if (run !== null) runs.push(run)
      if (trouble !== null) (isTold ? told : untold).push(trouble)
    }
  }
  const troubles = [...untold, ...told]
  const outcome = outcomeOf({ runs: runs.length, refused: troubles.length, waiting })
  return { runs, outcome, trouble: firstOf(troubles), untold: firstOf(untold), soon: waiting > 0 }
}

async function taken(studio: OpenStudio, feed: Look, file: FolderFile): Promise<TakenFile & { isTold: boolean; steady: boolean }> {
  const { name, size, modified } = file
  if (size > largestFile)
    return { run: null, trouble: `${name} is larger than 500 MB. Split it into smaller files, each with the header line.`, isTold: false, steady: true }
  try {
    return { isTold: true, ...(await takeFile(studio, feed, { name, shownName: name, bytes: readSteady(file), size, modified, etag: '' })), steady: true }
  } catch (error) {
    if (error instanceof NotSteady) return { run: null, trouble: null, isTold: true, steady: false }
    // It keeps the other files of the folder from nothing.
    if (error instanceof Refusal) return { run: null, trouble: error.message, isTold: false, steady: true }
    throw error
  }
}

/** Notes which files are new or changed since they were met; those that went before they were taken are forgotten. */
async function noteSeen(work: Work, feed: Look, files: readonly FolderFile[]): Promise<void> {
  const listed = JSON.stringify(files.map(({ name, size, modified }) => ({ name, size, modified })))
  await sql`
    INSERT INTO feed_file (feed_id, name, state, size, modified)
    SELECT ${feed.id}, f.name, 'seen', f.size, f.modified FROM jsonb_to_recordset(${listed}::jsonb) AS f(name text, size bigint, modified text)
    ON CONFLICT (studio_id, feed_id, name) DO UPDATE SET state = 'seen', size = excluded.size, modified = excluded.modified, at = clock_timestamp()
      WHERE (feed_file.size, feed_file.modified) IS DISTINCT FROM (excluded.size, excluded.modified)`.execute(work.db)
  await sql`
    DELETE FROM feed_file WHERE feed_id = ${feed.id} AND state <> 'taken'
      AND name <> ALL (SELECT f.name FROM jsonb_to_recordset(${listed}::jsonb) AS f(name text))`.execute(work.db)
}

type KnownFile = { name: string; state: 'seen' | 'taken' | 'refused'; trouble: string | null; ripe: boolean }

async function knownFiles(work: Work, feed: Look): Promise<Map<string, KnownFile>> {
  const { rows } = await sql<KnownFile>`
    SELECT name, state, trouble, at <= clock_timestamp() - interval '30 seconds' AS ripe FROM feed_file WHERE feed_id = ${feed.id}`.execute(work.db)
  return new Map(rows.map((row) => [row.name, row]))
}
