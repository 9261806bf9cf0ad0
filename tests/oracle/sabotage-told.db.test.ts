import { expect, test } from 'vitest'
import { isNoticed, mistakes } from './sabotage-told.ts'

// The others are tried by bin/soak, one after the other.
const tried = ['each change is taken for the one before it', 'hours are not looked at', 'flags are not looked at']

test.for(mistakes.filter(({ name }) => tried.includes(name)))('what is told wrongly is noticed, in a $asked: $name', { timeout: 600_000 }, async (sabotage) => {
  expect(await isNoticed(sabotage, { seed: 1, runs: 100, asFound: true, path: '2' })).toBe(true)
})
