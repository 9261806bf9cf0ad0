import { expect, test } from 'vitest'
import { judgeManyAutomatic } from './automatic-many.ts'

const seed = 20_261_122

test('what goes by itself, when, and what waits for whom, is what the oracle says, whenever a worker dies', { timeout: 600_000 }, async () => {
  const tally = await judgeManyAutomatic({ seed, runs: 15, size: { triggers: 3, steps: 6, wishes: 8, booked: 6 } })
  expect(tally.made).toBeGreaterThan(20)
})
