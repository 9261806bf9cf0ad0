import { expect, test } from 'vitest'
import { judgeManyBackTests } from './backtest-many.ts'

const seed = 7

test('what a back-test tells of triggers is what they did: records were moved, put away, held and let in again meanwhile', { timeout: 600_000 }, async () => {
  const tally = await judgeManyBackTests({ seed, runs: 8, size: { triggers: 8, steps: 6, wishes: 9, booked: 10, kinds: 2 } })
  expect(tally.items).toBeGreaterThan(0)
})
