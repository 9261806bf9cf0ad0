import fc from 'fast-check'
import { connect } from '#platform/database/connect.ts'
import { testDatabase } from '#support/database.ts'
import { addStudio } from '#support/studio.ts'
import { connectKept } from './connect-kept.ts'
import { histories, type Size } from './histories.ts'
import { judgeHistory, type Rules, type Tally } from './judge-history.ts'
import { inManyTransactions, inOneTransaction } from './program.ts'
import { setUp } from './set-up.ts'

export type Many = { size: Size; seed: number; runs: number; rules?: Rules; milliseconds?: number; committed?: boolean; asFound?: boolean }

/**
 * Judges so many histories of one studio, each rolled back; `committed`: each of a studio of its own, each deed in a transaction of its own, as people live. Throws with the seed and the smallest history that differs; by `path` and seed it is
 * found again; `asFound`: with the first one, whatever its size. Returns how much was compared.
 */
export async function judgeMany({ size, seed, runs, rules, milliseconds, committed = false, asFound = false }: Many): Promise<Tally> {
  const own = await testDatabase()
  const database = committed ? connect({ url: own.url, size: 2 }) : connectKept(own.url)
  const total: Tally = { histories: 0, looks: 0, records: 0, pairs: 0, items: 0 }
  const newStudio = async () => {
    const place = { database, studioId: await addStudio(own.url, 'Northlight Studio') }
    const program = inManyTransactions(place)
    return { place, program, rows: await setUp(program) }
  }
  const { place, rows } = await newStudio()
  const property = fc.asyncProperty(histories(size), async (history) => {
    const tally = committed
      ? await judgeHistory(await newStudio(), history, rules)
      : await inOneTransaction(place, (program) => judgeHistory({ program, rows }, history, rules))
    for (const key of Object.keys(total) as (keyof Tally)[]) total[key] += tally[key]
  })
  try {
    await fc.assert(property, { seed, numRuns: runs, endOnFailure: asFound, ...(milliseconds === undefined ? {} : { interruptAfterTimeLimit: milliseconds }) })
    return total
  } finally {
    await database.destroy()
    await own.drop()
  }
}
