import type { Input, Output } from '#platform/http/contract.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { askedBy } from './asked-by.ts'
import type * as contracts from './contract.ts'
import { type ForecastWarning, ofChannel } from './entry.ts'
import { lookedAt } from './how-far.ts'
import { streamDescribed } from './stream-described.ts'
import { type Counts, channelCounts, channelsOf, countIn, toLookAt } from './ways.ts'

/** Somebody waits for it: so many entries are planned, or as many as so many milliseconds allow where a machine is slow. */
const patience = { entries: 5000, milliseconds: 10_000 }

type Looking = { signal?: AbortSignal | undefined; most?: typeof patience }

/** How the entries to come go: each is planned for it, so they are counted as far as patience reaches, and it says how far that was. Writes nothing. */
export async function readChannels(
  studio: OpenStudio,
  query: Input<typeof contracts.readForecastChannels>['query'],
  { signal, most = patience }: Looking = {},
): Promise<Output<typeof contracts.readForecastChannels>> {
  const began = performance.now()
  const days = new Map<string, { entries: number; counts: Counts<string | null> }>()
  const [channels, warnings] = [new Map<string | null, number>(), new Map<ForecastWarning['code'], number>()]
  let [looked, counted, says]: [number, number, string | null] = [0, 0, null]
  let lookedTo: string | undefined
  for await (const found of streamDescribed(studio, askedBy(query), signal)) {
    const isTooLong = looked > 0 && performance.now() - began > most.milliseconds
    const part = isTooLong ? [] : found.slice(0, most.entries - looked)
    looked += part.length
    lookedTo = part.at(-1)?.on ?? lookedTo
    for (const entry of ofChannel(part, query.channel)) {
      counted += 1
      const its = channelsOf(entry, query.channel)
      const day = days.get(entry.on) ?? { entries: 0, counts: new Map() }
      days.set(entry.on, { entries: day.entries + 1, counts: countIn(day.counts, its) })
      countIn(channels, its)
      countIn(warnings, toLookAt(entry))
    }
    if (part.length < found.length) {
      says = lookedAt(looked)
      // That day may go on.
      if (lookedTo !== undefined) days.delete(lookedTo)
      break
    }
  }
  return {
    entries: counted,
    says,
    channels: channelCounts(channels),
    warnings: [...warnings].map(([code, count]) => ({ code, count })).toSorted((one, other) => other.count - one.count),
    days: [...days].map(([on, { entries, counts }]) => ({ on, entries, channels: channelCounts(counts) })),
  }
}
