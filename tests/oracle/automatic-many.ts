import fc from 'fast-check'
import { connect } from '#platform/database/connect.ts'
import { testDatabase } from '#support/database.ts'
import { addStudio } from '#support/studio.ts'
import { histories, type Size } from './automatic-histories.ts'
import { judgeAutomatic, type Tally } from './automatic-judge.ts'
import { theProgram } from './automatic-sides.ts'
import { connectKept } from './connect-kept.ts'
import type { Lived } from './judge-history.ts'
import { inManyTransactions, inOneTransaction } from './program.ts'
import { setUp } from './set-up.ts'

export type Many = { size: Size; seed: number; runs: number; committed?: boolean; asFound?: boolean }

/** Judges so many histories of one studio, each rolled back; `committed`: each of a studio of its own, as people live. Throws with the seed and the smallest that differs; `asFound`: with the first. */
export async function judgeManyAutomatic({ size, seed, runs, committed = false, asFound = false }: Many): Promise<Tally> {
  const own = await testDatabase()
  const database = committed ? connect({ url: own.url, size: 2 }) : connectKept(own.url)
  const total: Tally = { histories: 0, deeds: 0, items: 0, made: 0, runs: 0 }
  const newStudio = async () => {
    const place = { database, studioId: await addStudio(own.url, 'Northlight Studio') }
    const program = inManyTransactions(place)
    return { place, program, rows: await setUp(program) }
  }
  const { place, rows } = await newStudio()
  const property = fc.asyncProperty(histories(size), async (history) => {
    const judged = (lived: Lived) => theProgram(lived, history).then((side) => judgeAutomatic(side, history))
    const tally = committed ? await judged(await newStudio()) : await inOneTransaction(place, (program) => judged({ program, rows }), { undoes: true })
    for (const key of Object.keys(tally) as (keyof Tally)[]) total[key] += tally[key]
  })
  try {
    await fc.assert(property, { seed, numRuns: runs, endOnFailure: asFound })
    return total
  } finally {
    await database.destroy()
    await own.drop()
  }
}
