import type { Input } from '#platform/http/contract.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { askedBy } from './asked-by.ts'
import type * as contracts from './contract.ts'
import { type ForecastEntry, ofChannel } from './entry.ts'
import { streamDescribed } from './stream-described.ts'

/** All entries of a forecast one after another, however many there are. Refuses what lies too far before it begins. Writes nothing. */
export async function exportForecast(
  studio: OpenStudio,
  query: Input<typeof contracts.exportForecast>['query'],
  signal?: AbortSignal,
): Promise<AsyncIterable<ForecastEntry>> {
  const asked = askedBy(query)
  const each = async function* () {
    for await (const entries of streamDescribed(studio, asked, signal)) yield* ofChannel(entries, query.channel)
  }
  return each()
}
