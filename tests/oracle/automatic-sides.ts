import { differencesBetween, differencesHere } from './automatic-compare.ts'
import { driveHere, driveImport } from './automatic-drive.ts'
import type { History } from './automatic-histories.ts'
import type { Side } from './automatic-judge.ts'
import { happenAny, newStudio } from './automatic-live.ts'
import type { Rule, Studio } from './automatic-studio.ts'
import { drive } from './drive.ts'
import type { Lived } from './judge-history.ts'
import { begin } from './set-up.ts'

/** The program, as it lives in one studio. */
export async function theProgram({ program, rows: known }: Lived, history: History): Promise<Side> {
  await begin(program, newStudio(history, null).world)
  const rows = { ...known, records: [], triggers: [] }
  return {
    async live(happening, world) {
      const driven = { studio: program.at(world.now), rows, world }
      if ('own' in happening) return driveHere(driven, happening.own)
      if (happening.isHistory) await driveImport(driven, happening.deed)
      else await drive(driven.studio, rows, happening.deed)
      return 'done'
    },
    differences: (studio) => program.at(studio.world.now).inTransaction((work) => differencesHere(work, studio, rows)),
  }
}

/** An oracle that has forgotten a rule. */
export function theForgetful(history: History, forgets: Rule): Side {
  const other: Studio = newStudio(history, forgets)
  return {
    async live(happening, { now }) {
      other.world.now = now
      return happenAny(other, happening)
    },
    differences: async (studio) => differencesBetween(studio, other),
  }
}
