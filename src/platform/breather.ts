import { setImmediate as others } from 'node:timers/promises'

/**
 * Lets others be answered while something long is computed: call what it returns between steps. After so many milliseconds at a stretch it
 * waits until the requests that came in meanwhile had their turn.
 */
export function breather(milliseconds = 2): () => Promise<void> | undefined {
  let since = performance.now()
  return () => {
    if (performance.now() - since < milliseconds) return undefined
    return others().then(() => void (since = performance.now()))
  }
}

/** As Array.map does, with others having their turns. */
export async function mapBreathing<T, R>(values: readonly T[], each: (value: T, index: number) => R): Promise<R[]> {
  const breathe = breather()
  const mapped: R[] = []
  for (const [index, value] of values.entries()) {
    await breathe()
    mapped.push(each(value, index))
  }
  return mapped
}
