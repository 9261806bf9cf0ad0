import { expect, test } from 'vitest'
import { seed } from '../random.ts'
import { prove } from './prove.ts'

/** The same as `bin/prove-concurrency`, small. Emails that leave are counted by `kill-program.test.ts` and there. */
const small = { mail: false, kills: 0, people: 8, deeds: 90, seed }

test.each([
  ['two programs over 1,000 items of one studio', { ...small, studios: 1, items: 1000, workers: 2 }],
  ['eight programs over 8 studios, two of them killed and replaced meanwhile', { ...small, studios: 8, items: 60, workers: 8, kills: 2 }],
])('%s, people and sweeps at once: every item has one end, nothing is made twice, nothing is lost, all counts agree', async (_, wanted) => {
  const { troubles, counts, seconds } = await prove(wanted)
  console.log(`→ seed ${seed}: ${JSON.stringify({ counts, seconds })}`)
  expect(troubles.slice(0, 20), `seed ${seed}`).toEqual([])
  // They really had something to do with one another.
  expect(counts['processed']).toBeGreaterThan(wanted.studios * wanted.items * 0.5)
  expect((counts['withdrawn'] ?? 0) + (counts['email recalled'] ?? 0)).toBeGreaterThan(0)
})
