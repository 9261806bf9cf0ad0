import type { Actor } from './actor.ts'
import type { OpenStudio, Work } from './work.ts'

/** The studio, with all that happens in it done in somebody's name. */
export function actingAs(studio: OpenStudio, actor: Actor): OpenStudio {
  const as = (work: Work): Work => ({ ...work, actor })
  return {
    ...studio,
    actor,
    inTransaction: (act) => studio.inTransaction((work) => act(as(work))),
    readOnly: (act) => studio.readOnly((work) => act(as(work))),
  }
}
