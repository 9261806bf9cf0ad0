import { expect, test } from 'vitest'
import { judgeManyRules } from './rules-many.ts'

test('rules written as a file and read into an empty studio list, foretell and are written the same, whatever people do in both', {
  timeout: 600_000,
}, async () => {
  const { triggers, items, entries } = await judgeManyRules({ seed: 50, runs: 4, size: { triggers: 8, steps: 3, wishes: 6, booked: 10, kinds: 2 } })
  expect(Math.min(triggers, items, entries)).toBeGreaterThan(9)
})
