import { expect, test } from 'vitest'
import { judgeManyExplained } from './explain-many.ts'

test('what is explained is what is listed; what is said to fire next fires; what would have to change is enough', { timeout: 600_000 }, async () => {
  const tally = await judgeManyExplained({ seed: 20_261_122, runs: 24, size: { triggers: 2, steps: 3, wishes: 5, booked: 3, kinds: 1 } })
  expect(tally.histories).toBe(24)
  expect(tally.foretold).toBeGreaterThan(4)
  expect(tally.changed).toBeGreaterThan(15)
})
