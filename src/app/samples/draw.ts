/** Draws that come out alike for the same seed, so that the samples can be made again. */
export type Draw = {
  /** From 0 up to, and without, `most`. */
  below(most: number): number
  /** True so many times in a hundred. */
  chance(percent: number): boolean
  of<T>(list: readonly T[]): T
  /** One of the keys, as often as its weight says. */
  weighted<T extends string>(weights: Readonly<Record<T, number>>): T
}

/** Mulberry32: small, fast, and good enough to scatter names and days. */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (most: number) => Math.floor(next() * most)
  const of = <T>(list: readonly T[]): T => {
    const drawn = list[below(list.length)]
    if (drawn === undefined) throw new Error('Nothing can be drawn from an empty list.')
    return drawn
  }
  const weighted = <T extends string>(weights: Readonly<Record<T, number>>): T => {
    const entries = Object.entries(weights) as [T, number][]
    let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [key, weight] of entries) if ((left -= weight) < 0) return key
    return of(entries)[0]
  }
  return { below, chance: (percent) => next() * 100 < percent, of, weighted }
}
