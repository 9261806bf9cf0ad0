import { randomInt } from 'node:crypto'

/** The seed of this run: printed, and given again as HOTSHOE_FAULT_SEED to have the same delays once more. */
export const seed = Number(process.env['HOTSHOE_FAULT_SEED'] ?? randomInt(1, 2 ** 31))

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomFrom(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
