import type { RawBuilder } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { moveWatermarks } from '#studio/triggers/move-watermarks.ts'
import { type Admitted, admitItems, nothingAdmitted, together } from './admit-items.ts'
import { fallenDue } from './fallen-due.ts'
import { liveSources } from './find-sources.ts'
import { without } from './judgement.ts'
import { type Clock, clockOf, type Source } from './sources/source.ts'
import { sinceSwept } from './window.ts'

/**
 * The first way in (semantics §2): what fell due since each trigger's watermark. One index descent a trigger and what is due, never
 * the size of the database. The watermark moves in the same transaction.
 */
export async function sweep(work: Work): Promise<Admitted> {
  const clock = clockOf(work)
  let total = nothingAdmitted
  for (const source of await liveSources(work, clock)) total = together(total, await admitItems(work, dueOf(source, clock), 'sweep'))
  await moveWatermarks(work)
  return total
}

/** What fell due at one source, for every live trigger of it. Those whose validity ran out before anybody swept are kept: they are Missed. */
export function dueOf(source: Source, clock: Clock): RawBuilder<unknown> {
  return fallenDue({ source, clock, since: sinceSwept, criteria: without(clock, 'trigger-deleted', 'trigger-off', 'validity-over') })
}
