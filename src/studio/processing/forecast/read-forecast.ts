import type { Input } from '#platform/http/contract.ts'
import { badCursor, readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { Place } from '#studio/matching/forecast/coming.ts'
import { findComing } from '#studio/matching/forecast/find-coming.ts'
import type { Deployment, Work } from '#studio/staff/work.ts'
import { askedBy } from './asked-by.ts'
import type * as contracts from './contract.ts'
import { describeComing } from './describe-coming.ts'
import { type ForecastEntry, ofChannel } from './entry.ts'

type Query = Input<typeof contracts.readForecast>['query']

/** One page of what is to come. Where a channel is asked for, those that take another are left out of it. Writes nothing. */
export async function readForecast(work: Work, query: Query, deployment: Deployment): Promise<{ rows: ForecastEntry[]; next: string | null }> {
  const { after, limit = 50, channel } = query
  const { rows, next } = await findComing(work, askedBy(query), { after: after === undefined ? null : placeAt(after), limit })
  const entries = (await describeComing(work, deployment, rows)).map(({ entry }) => entry)
  return {
    rows: ofChannel(entries, channel),
    next: next === null ? null : writeCursor([next.due_at.toISOString(), next.trigger_id, next.subject_id, next.occurrence]),
  }
}

function placeAt(cursor: string): Place {
  const [at, trigger, subject, occurrence] = readCursor(cursor, 4)
  const due_at = new Date(String(at))
  if (Number.isNaN(due_at.getTime()) || !Number.isSafeInteger(trigger) || !Number.isSafeInteger(subject)) throw badCursor()
  return { due_at, trigger_id: Number(trigger), subject_id: Number(subject), occurrence: String(occurrence) }
}
