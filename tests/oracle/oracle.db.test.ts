import { expect, test } from 'vitest'
import { judgeMany } from './judge-many.ts'

const seed = 20_261_122
const small = { triggers: 2, steps: 3, wishes: 5, booked: 3, kinds: 1 }

test('what the program lists after every look is what the oracle lists, with the same reasons', { timeout: 1_800_000 }, async () => {
  const tally = await judgeMany({ seed, runs: 1000, size: small })
  expect(tally.histories).toBe(1000)
})

test('so it is when each thing is done in a transaction of its own', { timeout: 600_000 }, async () => {
  const tally = await judgeMany({ seed, runs: 4, committed: true, size: { triggers: 4, steps: 5, wishes: 8, booked: 8 } })
  expect(tally.histories).toBe(4)
})
