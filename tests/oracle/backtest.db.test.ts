import { expect, test } from 'vitest'
import { judgeManyBackTests, judgeManyYears } from './backtest-many.ts'

test('what a back-test tells of triggers is what they did: records were moved, put away, held and let in again meanwhile', { timeout: 600_000 }, async () => {
  const tally = await judgeManyBackTests({ seed: 21, runs: 4, size: { triggers: 8, steps: 6, wishes: 9, booked: 10, kinds: 2 } })
  expect(Math.min(tally.items, tally.automatic)).toBeGreaterThan(0)
})

test('so it is of a whole year, with clocks that change, birthdays and merged clients, by hand and automatically, to the second', {
  timeout: 600_000,
}, async () => {
  const { histories, looks, items } = await judgeManyYears({ seed: 2500, runs: 2, size: { triggers: 6, steps: 50, wishes: 2, booked: 8 } })
  expect(looks / histories).toBeGreaterThan(366 / 5)
  expect(items).toBeGreaterThan(0)
})
