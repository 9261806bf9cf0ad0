import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import { actingAs } from '#studio/staff/acting-as.ts'
import { jobActor } from '#studio/staff/actor.ts'
import type { OpenStudio, Work } from '#studio/staff/work.ts'
import { claimLook } from './claim-look.ts'
import { keepLook } from './keep-look.ts'
import { type Found, type Look, LookLost, lookSeconds } from './look.ts'
import { lookAtAddress } from './look-at-address.ts'
import { lookInFolder } from './look-in-folder.ts'
import { settleLook } from './settle-look.ts'

const broken = 'Something went wrong while Hotshoe looked here. It looks again later; if this stays so, tell whoever runs Hotshoe.'

/**
 * Looks at a feed once, and returns the imports that began. While somebody else looks, or a file of the feed is being read, nothing is taken. Whatever goes
 * wrong stands at the feed in a sentence. When the program ends meanwhile, the next one looks at once.
 */
export async function lookAtFeed(asked: OpenStudio, id: number, signal?: AbortSignal): Promise<number[]> {
  const feed = await asked.inTransaction((work) => claimLook(work, id))
  if (feed === undefined) return []
  const studio = actingAs(asked, jobActor(`Feed “${feed.name}”`))
  const beat = setInterval(() => void studio.inTransaction((work) => keepLook(work, feed)).catch(() => undefined), (lookSeconds * 1000) / 3)
  try {
    const found = await foundBy(studio, feed, signal)
    await studio.inTransaction((work) => settleLook(work, feed, { ...found, failed: false }))
    return found.runs
  } catch (error) {
    if (error instanceof LookLost) return []
    if (signal?.aborted === true) {
      await studio.inTransaction((work) => release(work, feed))
      return []
    }
    const trouble = error instanceof Refusal ? error.message : broken
    await studio.inTransaction((work) => settleLook(work, feed, { outcome: 'The last look failed.', trouble, untold: trouble, soon: false, failed: true }))
    if (!(error instanceof Refusal)) throw error
    return []
  } finally {
    clearInterval(beat)
  }
}

async function foundBy(studio: OpenStudio, feed: Look, signal: AbortSignal | undefined): Promise<Found> {
  if (await studio.readOnly((work) => isReading(work, feed)))
    return { runs: [], outcome: 'A file that came before is still being read.', trouble: feed.trouble, untold: null, soon: true }
  return feed.folder === null ? lookAtAddress(studio, feed, signal) : lookInFolder(studio, feed, signal)
}

/** Whether a file of the feed waits or is being read. One whose reading was killed is taken up by the job, or closed. */
async function isReading(work: Work, { id }: Look): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM import_run WHERE feed_id = ${id}
      AND (state = 'waiting' OR (state = 'running' AND (seen_at >= clock_timestamp() - interval '2 minutes' OR taken_up < 2))) LIMIT 1`.execute(work.db)
  return rows.length > 0
}

async function release(work: Work, { id, look }: Look): Promise<void> {
  await sql`UPDATE feed SET looking_until = NULL, next_look_at = clock_timestamp() WHERE id = ${id} AND look = ${look}`.execute(work.db)
}
