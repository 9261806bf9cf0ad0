import type { Decision } from '#studio/matching/item.ts'
import { type ItemRow, itemRows, noSuchItem } from '#studio/matching/queries.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { carryOutRun } from './carry-out-run.ts'
import type { Outcome } from './outcome.ts'
import { startRun } from './start-run.ts'

/** Decides one item at once, on the same path as a run of thousands. The same decision again changes nothing and says who took it. */
export async function decideItem(
  studio: OpenStudio,
  id: number,
  wanted: { decision: Decision; version: number; burst_confirmed?: boolean },
): Promise<{ outcome: Outcome; message: string | null; item: ItemRow }> {
  const { burst_confirmed = false, ...decision } = wanted
  const runId = await studio.inTransaction(async (work) => {
    if ((await itemRows(work, [id])).length === 0) throw noSuchItem(id)
    return startRun(work, { decisions: [{ item_id: id, ...decision }], burst_confirmed })
  })
  await carryOutRun(studio, runId)
  return studio.readOnly(async (work) => {
    const decided = await work.db.selectFrom('run_decision').select(['outcome', 'message']).where('run_id', '=', runId).executeTakeFirst()
    const [item] = await itemRows(work, [id])
    if (item === undefined || decided === undefined || decided.outcome === null) throw noSuchItem(id)
    return { outcome: decided.outcome, message: decided.message, item }
  })
}
