import type { EventEmitter } from 'node:events'
import { setImmediate as others, setTimeout as pause } from 'node:timers/promises'

/** Requests that are being answered, and when the last one came. */
const guests = { here: 0, cameAt: Number.NEGATIVE_INFINITY }

/** How long a request is somebody who waits for a moment, in milliseconds: one that takes longer is work itself. */
const patience = 250

/** Says that somebody waits for an answer, until this closes. */
export function welcome(answer: EventEmitter): void {
  guests.here += 1
  guests.cameAt = performance.now()
  answer.once('close', () => void (guests.here -= 1))
}

/**
 * Lets others be answered while something long is computed: call what it returns between steps. After so many milliseconds at a stretch it
 * waits until the requests that came in meanwhile had their turn; where one is being answered, for as long as it has worked: an answer is
 * a handful of looks at the database, and would wait for a stretch after each of them.
 */
export function breather(milliseconds = 2): () => Promise<void> | undefined {
  let since = performance.now()
  return () => {
    const now = performance.now()
    if (now - since < milliseconds) return undefined
    const waits = guests.here > 0 && now - guests.cameAt < patience
    return (waits ? pause(milliseconds) : others()).then(() => void (since = performance.now()))
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
