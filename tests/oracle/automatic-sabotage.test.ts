import fc from 'fast-check'
import { expect, test } from 'vitest'
import { histories } from './automatic-histories.ts'
import { judgeAutomatic } from './automatic-judge.ts'
import { theForgetful } from './automatic-sides.ts'
import { rules } from './automatic-studio.ts'

// Among plain objects, so there can be many: whoever differs from the oracle there would differ from the program.
test.for(rules)('an oracle that forgets a rule is found out: %s', { timeout: 60_000 }, async (forgets) => {
  const lived = histories({ triggers: 3, steps: 8, wishes: 10, booked: 8 })
  const property = fc.asyncProperty(lived, async (history) => void (await judgeAutomatic(theForgetful(history, forgets), history)))
  await expect(fc.assert(property, { seed: 20_261_122, numRuns: 600, endOnFailure: true })).rejects.toThrow('Property failed')
})
