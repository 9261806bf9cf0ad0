import { expect, test } from 'vitest'
import { judgeMany } from './judge-many.ts'
import { sabotage } from './sabotage.ts'

const seed = 20_261_122

test.for(Object.entries(sabotage))('a rule that is wrong is noticed: %s', { timeout: 600_000 }, async ([, { of, rules }]) => {
  const judged = judgeMany({ seed, runs: 100, rules, asFound: true, size: { triggers: 4, steps: 5, wishes: 8, booked: 8, of } })
  await expect(judged).rejects.toThrow('Property failed')
})
