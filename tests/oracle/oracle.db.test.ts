import { expect, test } from 'vitest'
import { judgeMany } from './judge-many.ts'

const seed = 20_261_122

test('what the program lists after every look is what the oracle lists, with the same reasons: many small histories', { timeout: 300_000 }, async () => {
  const tally = await judgeMany({ seed, runs: 1000, size: { triggers: 2, steps: 3, wishes: 5, booked: 3, kinds: 1 } })
  expect(tally.histories).toBe(1000)
})
