import type { Program } from '#app/open-program.ts'
import { jobActor } from '#studio/staff/actor.ts'
import { openStudio } from '#studio/staff/open-studio.ts'
import { readClock, studioIds } from '#studio/staff/queries.ts'

/** A line for each studio whose clock is not at real time, so that nobody forgets a rehearsal and wonders at what is due. */
export async function shiftedClocks({ database, deployment }: Program): Promise<string[]> {
  const ids = await studioIds(database)
  const lines: string[] = []
  for (const studioId of ids) {
    await openStudio({ database, deployment, studioId, actor: jobActor('Start') }).readOnly(async (work) => {
      const { local, shift_seconds } = await readClock(work)
      if (shift_seconds === 0) return
      const which = ids.length === 1 ? '' : ` --studio ${studioId}`
      lines.push(
        `The clock of “${work.studio.name}” was set: there it is ${local.replace('T', ' ')}. What is due goes by that. Back to real time: hotshoe clock reset${which}`,
      )
    })
  }
  return lines
}
