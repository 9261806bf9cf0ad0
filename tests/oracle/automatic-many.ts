import { histories, type Size } from './automatic-histories.ts'
import { judgeAutomatic, type Tally } from './automatic-judge.ts'
import { theProgram } from './automatic-sides.ts'
import { liveMany, type Many } from './live-many.ts'

/** Judges what goes by itself in so many histories (live-many.ts). */
export function judgeManyAutomatic({ size, ...many }: Many & { size: Size }): Promise<Tally> {
  const none: Tally = { histories: 0, deeds: 0, items: 0, made: 0, runs: 0 }
  return liveMany(
    { histories: histories(size), judge: async (lived, history) => judgeAutomatic(await theProgram(lived, history), history), none, undoes: true },
    many,
  )
}
