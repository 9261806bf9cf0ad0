import { expect, test } from 'vitest'
import { judgeMany } from './judge-many.ts'

const seed = 20_261_122

test('what the program lists after every look is what the oracle lists, with the same reasons', { timeout: 300_000 }, async () => {
  const tally = await judgeMany({ seed, runs: 25, size: { triggers: 8, steps: 7, wishes: 12, booked: 20 } })
  expect(tally.pairs).toBeGreaterThan(1000)
})

test('so it is when each thing is done in a transaction of its own', { timeout: 300_000 }, async () => {
  const tally = await judgeMany({ seed, runs: 6, committed: true, size: { triggers: 4, steps: 5, wishes: 8, booked: 8 } })
  expect(tally.histories).toBe(6)
})
