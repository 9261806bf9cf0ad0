import { setImmediate as others } from 'node:timers/promises'

/**
 * Lets others be answered while something long is computed: call what it returns between steps. After so many milliseconds at a stretch it
 * waits until the requests that came in meanwhile had their turn.
 */
export function breather(milliseconds = 8): () => Promise<void> | undefined {
  let since = performance.now()
  return () => {
    if (performance.now() - since < milliseconds) return undefined
    return others().then(() => void (since = performance.now()))
  }
}
