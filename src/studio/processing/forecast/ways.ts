import type { ForecastEntry, ForecastWarning } from './entry.ts'

type Channel = string | null

/** How many of each. */
export type Counts<Key> = Map<Key, number>

/** By which channels an entry goes, one for each recipient; null: somebody cannot be reached, or it is for nobody. `only`: no others. */
export function channelsOf({ outputs, warnings }: Pick<ForecastEntry, 'outputs' | 'warnings'>, only: string | undefined): Channel[] {
  if (only !== undefined) return outputs.flatMap(({ channel }) => (channel === only ? [channel] : []))
  return outputs.length === 0 && warnings.some(({ code }) => code === 'nobody') ? [null] : outputs.map(({ channel }) => channel)
}

/** What to look at of an entry before its day; that nobody can be reached is counted as a way (channelsOf). */
export function toLookAt({ outputs, warnings }: Pick<ForecastEntry, 'outputs' | 'warnings'>): Set<ForecastWarning['code']> {
  const isMade = outputs.some(({ channel, problem }) => channel !== null && problem !== null)
  return new Set(warnings.map(({ code }) => code).filter((code) => code !== 'nobody' && (code !== 'problem' || isMade)))
}

/** Counts them in. */
export function countIn<Key>(counts: Counts<Key>, keys: Iterable<Key>): Counts<Key> {
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

/** The most first, of as many in the order in which they came; who cannot be reached last. */
export function channelCounts(counts: Counts<Channel>): { channel: Channel; count: number }[] {
  return [...counts]
    .map(([channel, count]) => ({ channel, count }))
    .toSorted((one, other) => Number(one.channel === null) - Number(other.channel === null) || other.count - one.count)
}
