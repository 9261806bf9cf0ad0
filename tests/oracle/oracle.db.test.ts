import { expect, test } from 'vitest'
import { judgeMany } from './judge-many.ts'
import { sabotage } from './sabotage.ts'

const seed = 20_261_122

test('what the program lists after every look is what the oracle lists, with the same reasons', { timeout: 300_000 }, async () => {
  const tally = await judgeMany({ seed, runs: 24, size: { triggers: 8, steps: 6, wishes: 10, booked: 20 } })
  expect(tally.pairs).toBeGreaterThan(1000)
})

test('so it is when each thing is done in a transaction of its own', { timeout: 300_000 }, async () => {
  const tally = await judgeMany({ seed, runs: 4, committed: true, size: { triggers: 4, steps: 5, wishes: 8, booked: 8 } })
  expect(tally.histories).toBe(4)
})

test.for(Object.entries(sabotage))('a rule that is wrong is noticed: %s', { timeout: 300_000 }, async ([, rules]) => {
  const judged = judgeMany({ seed, runs: 60, rules, asFound: true, size: { triggers: 6, steps: 6, wishes: 10, booked: 12 } })
  await expect(judged).rejects.toThrow('Property failed')
})
