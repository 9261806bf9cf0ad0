import { expect, test } from 'vitest'
import { judgeMany } from './judge-many.ts'

/** A file of its own, so that both cores judge. */
const seed = 20_261_123
const small = { triggers: 2, steps: 3, wishes: 5, booked: 3, kinds: 1 }

test('what the program lists is what the oracle lists in other histories, too', { timeout: 1_800_000 }, async () => {
  const tally = await judgeMany({ seed, runs: 1000, size: small })
  expect(tally.histories).toBe(1000)
})

test('so it is where several kinds of record and many triggers are together', { timeout: 600_000 }, async () => {
  const tally = await judgeMany({ seed, runs: 16, size: { triggers: 8, steps: 5, wishes: 10, booked: 20, kinds: 3 } })
  expect(tally.pairs).toBeGreaterThan(300)
})
