import fc from 'fast-check'
import { connect } from '#platform/database/connect.ts'
import { testDatabase } from '#support/database.ts'
import { addStudio } from '#support/studio.ts'
import { connectKept } from './connect-kept.ts'
import type { Lived } from './judge-history.ts'
import { inManyTransactions, inOneTransaction } from './program.ts'
import { setUp } from './set-up.ts'

export type Many = { seed: number; runs: number; milliseconds?: number; committed?: boolean; asFound?: boolean; path?: string }

/** What histories there are, how one is judged, what is counted, and whether something in them may fail and is taken back. */
type Kind<History, Tally> = {
  histories: fc.Arbitrary<History>
  judge: (lived: Lived, history: History) => Promise<Tally>
  none: Tally
  undoes: boolean
}

/**
 * Judges so many histories of one studio, each rolled back; `committed`: each of a studio of its own, each deed in a transaction of its own, as people live. Throws with the seed and the smallest
 * history that differs; by `path` and seed it is found again; `asFound`: with the first one, whatever its size. Returns how much was compared.
 */
export async function liveMany<History, Tally extends Record<string, number>>(kind: Kind<History, Tally>, many: Many): Promise<Tally> {
  const { seed, runs, milliseconds, committed = false, asFound = false, path } = many
  const own = await testDatabase()
  const database = committed ? connect({ url: own.url, size: 2 }) : connectKept(own.url)
  let total = kind.none
  const newStudio = async () => {
    const place = { database, studioId: await addStudio(own.url, 'Northlight Studio') }
    const program = inManyTransactions(place)
    return { place, program, rows: await setUp(program) }
  }
  const { place, rows } = await newStudio()
  const property = fc.asyncProperty(kind.histories, async (history) => {
    const tally = committed
      ? await kind.judge(await newStudio(), history)
      : await inOneTransaction(place, (program) => kind.judge({ program, rows }, history), { undoes: kind.undoes })
    total = Object.fromEntries(Object.entries(total).map(([key, count]) => [key, count + (tally[key] ?? 0)])) as Tally
  })
  try {
    await fc.assert(property, {
      seed,
      numRuns: runs,
      endOnFailure: asFound,
      ...(path === undefined ? {} : { path }),
      ...(milliseconds === undefined ? {} : { interruptAfterTimeLimit: milliseconds }),
    })
    return total
  } finally {
    await database.destroy()
    await own.drop()
  }
}
