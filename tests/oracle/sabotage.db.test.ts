import { expect, test } from 'vitest'
import { judgeMany } from './judge-many.ts'
import { sabotage } from './sabotage.ts'

const seed = 20_261_122

test.for(Object.entries(sabotage))('a rule that is wrong is noticed: %s', { timeout: 300_000 }, async ([, { of, rules }]) => {
  const judged = judgeMany({ seed, runs: 100, rules, asFound: true, size: { triggers: 6, steps: 6, wishes: 10, booked: 12, of } })
  await expect(judged).rejects.toThrow('Property failed')
})
