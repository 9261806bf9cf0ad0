import { expect, test } from 'vitest'
import { judgeManyBackTests } from './backtest-many.ts'

const seed = 20_261_122

test('what a back-test tells of a trigger is what it did: when records were moved, put away and let in meanwhile', { timeout: 600_000 }, async () => {
  const tally = await judgeManyBackTests({
    seed: Number(process.env['SEED'] ?? seed),
    runs: Number(process.env['RUNS'] ?? 20),
    size: { triggers: 8, steps: 6, wishes: 9, booked: 10, kinds: 2 },
  })
  console.log(tally)
  expect(tally.items).toBeGreaterThan(0)
})
