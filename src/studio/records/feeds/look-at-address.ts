import { fetchFile } from '#platform/http/fetch-file.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { largestFile } from '../imports/add-part.ts'
import { openAddress } from './feed-address.ts'
import { type Found, isFresh, type Look, outcomeOf } from './look.ts'
import { takeFile } from './take-file.ts'

/** Milliseconds without a byte, and for the whole file. */
const patience = { silence: 30_000, whole: 600_000 }

/** Asks the address of a feed, and takes what lies there if it is another file than last time. */
export async function lookAtAddress(studio: OpenStudio, feed: Look, signal: AbortSignal | undefined): Promise<Found> {
  const { secretKey, feeds } = studio.deployment
  const address = openAddress(feed.address_box ?? '', secretKey)
  const before = await studio.readOnly((work) =>
    work.db
      .selectFrom('feed_file')
      .select(['etag', 'modified', 'trouble'])
      .where('feed_id', '=', feed.id)
      .where('name', '=', '')
      .where(isFresh)
      .executeTakeFirst(),
  )
  const known = { etag: before?.etag ?? '', modified: before?.modified ?? '' }
  const limits = { bytes: largestFile, ...patience }
  const fetched = await fetchFile(address, { known, limits, privateAddresses: feeds.privateAddresses, signal })
  if (fetched === null) return { runs: [], outcome: outcomeOf({}), trouble: before?.trouble ?? null, untold: null, soon: false }
  try {
    const { etag, modified, bytes } = fetched
    const { run, trouble } = await takeFile(studio, feed, { name: '', shownName: nameOf(address), bytes, size: 0, modified, etag })
    const runs = run === null ? [] : [run]
    return { runs, outcome: outcomeOf({ runs: runs.length, refused: trouble === null ? 0 : 1 }), trouble, untold: null, soon: false }
  } finally {
    fetched.stop()
  }
}

/** What the file is called: as the end of the address says, else as its server. */
function nameOf({ pathname, host }: URL): string {
  const last = pathname.split('/').findLast((part) => part !== '') ?? host
  try {
    return decodeURIComponent(last).slice(0, 200)
  } catch {
    return last.slice(0, 200)
  }
}
