import { type Selectable, sql } from 'kysely'
import type { FeedTable } from './tables.ts'

/** A look that is under way: the feed as it was when it began. Its `look` tells it from later ones. */
export type Look = Selectable<FeedTable>

/** What a look found. `untold`: what of the trouble has no import yet that tells it; `soon`: a file may be complete in a minute. */
export type Found = { runs: number[]; outcome: string; trouble: string | null; untold: string | null; soon: boolean }

/** A file that is offered to a feed, with what tells later whether it changed. What lies at an address has no name of its own: `name` is empty. */
export type Offered = { name: string; shownName: string; bytes: AsyncIterable<Uint8Array>; size: number; modified: string; etag: string }

/** Seconds a look has a feed to itself; it says that it lives three times as often. After a crash the feed waits for no longer. */
export const lookSeconds = 120

/** Whether what lies at an address was read in the last month, so that what is the same need not be read again. */
export const isFresh = sql<boolean>`feed_file.at > clock_timestamp() - interval '30 days'`

/** Thrown where another look has taken over meanwhile, or the feed is gone. */
export class LookLost extends Error {}

/** The first sentence of several, and how many there are besides. */
export function firstOf(troubles: readonly string[]): string | null {
  const [first] = troubles
  if (first === undefined) return null
  return troubles.length === 1 ? first : `${first} (And ${troubles.length - 1} more.)`
}

/** What a look found, in words. */
export function outcomeOf({ runs = 0, refused = 0, waiting = 0 }: { runs?: number; refused?: number; waiting?: number }): string {
  const files = (count: number) => (count === 1 ? '1 file' : `${count} files`)
  const came = runs === 0 ? '' : `${files(runs)} came.`
  const wait = waiting === 0 ? '' : `${files(waiting)} may still be written, and ${waiting === 1 ? 'is' : 'are'} taken once nothing changes for a minute.`
  const not = refused === 0 ? '' : `${files(refused)} could not be taken.`
  return [came, not, wait].filter(Boolean).join(' ') || 'Nothing new.'
}
