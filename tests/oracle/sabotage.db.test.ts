import { expect, test } from 'vitest'
import { judgeMany } from './judge-many.ts'
import { sabotage } from './sabotage.ts'

const seed = 20_261_122

test.for(Object.entries(sabotage))('a rule that is wrong is noticed: %s', { timeout: 600_000 }, async ([, { of, rules }]) => {
  const judged = judgeMany({ seed, runs: 400, rules, asFound: true, size: { triggers: 2, steps: 3, wishes: 5, booked: 3, of } })
  await expect(judged).rejects.toThrow('Property failed')
})
